// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Closes every descriptor of the process.
const fs = require('node:fs');

for (let fd = 3; fd < 1000; ++fd) {
    try {
        fs.closeSync(fd);
    } catch {
        continue;
    }
}
console.log('all survived');
