// SPDX-License-Identifier: GPL-3.0-or-later
console.log(process.kill(process.pid, 0));
for (const [pid, signal] of [[process.pid, 'SIGNONE'], ['x', 'SIGTERM'], [process.pid, 999], [2 ** 22 + 1, 0]]) {
    try {
        process.kill(pid, signal);
    } catch (error) {
        console.log(error.code ?? error.message, error.syscall);
    }
}
for (const name of ['SIGKILL', 'SIGSTOP']) {
    try {
        process.on(name, () => {});
    } catch (error) {
        console.log(error.code, error.message);
    }
}
console.log(process.on('SIGNONE', () => {}) === process, require('node:os').constants.signals);
