// SPDX-License-Identifier: GPL-3.0-or-later
for (const name of ['setuid', 'setgid', 'seteuid', 'setegid']) {
    try {
        process[name]('no such name here');
    } catch (error) {
        console.log(name, error.code);
    }
}
process.setuid(process.getuid());
process.setegid(process.getegid());
console.log(process.getuid() === process.geteuid());
