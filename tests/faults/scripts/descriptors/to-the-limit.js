// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Opens descriptors until no more are given, then gives back the last hundred.
const fs = require('node:fs');

const kept = [];
let refusal;
try {
    for (;;)
        kept.push(fs.openSync('/dev/null'));
} catch (error) {
    refusal = error.code;
    for (const fd of kept.splice(-100))
        fs.closeSync(fd);
}
console.log(refusal);
console.log('ready');
setInterval(() => kept.length, 1000);
