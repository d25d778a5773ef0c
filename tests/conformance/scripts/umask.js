// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
const { execSync } = require('node:child_process');
const old = process.umask();
console.log(old.toString(8), process.umask(0o077).toString(8), process.umask().toString(8));
fs.writeFileSync('private', '');
console.log((fs.statSync('private').mode & 0o777).toString(8), execSync('umask', { encoding: 'utf8' }).trim());
process.umask('022');
fs.mkdirSync('shared');
console.log((fs.statSync('shared').mode & 0o777).toString(8));
for (const wrong of ['x', 1.5, -1]) {
    try {
        process.umask(wrong);
    } catch (error) {
        console.log(error.code);
    }
}
