// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
console.log(fs.readFileSync(3, 'utf8'), fs.readFileSync(4, 'utf8'));
fs.closeSync(3);
try {
    fs.fstatSync(3);
} catch (error) {
    console.log(error.code);
}
const opened = fs.openSync(__filename, 'r');
console.log(opened > 2, fs.fstatSync(opened).isFile());
