// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Closes the standard descriptors that the arguments name.
const fs = require('node:fs');

for (const fd of process.argv.slice(2).map(Number)) {
    try {
        fs.closeSync(fd);
    } catch (error) {
        console.log(`${fd}: ${error.code}`);
    }
}
console.log('after the close');
setTimeout(() => console.error('and later'), 20);
