// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Opens a thousand files and closes them twice.
const fs = require('node:fs');

const own = [];
for (let i = 0; i < 1000; ++i)
    own.push(fs.openSync(__filename));
let refused = 0;
for (const fd of own)
    fs.closeSync(fd);
for (const fd of own.slice(900)) {
    try {
        fs.fstatSync(fd);
    } catch {
        ++refused;
    }
}
console.log(`refused ${refused > 0}`);
console.log('all survived');
