// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
fs.mkdirSync('gone');
process.chdir('gone');
fs.rmdirSync('../gone');
console.log(fs.existsSync('.'));
try {
    console.log(process.cwd().split('/').pop());
} catch (error) {
    console.log(error.code);
}
try {
    fs.writeFileSync('file', 'x');
} catch (error) {
    console.log(error.code);
}
