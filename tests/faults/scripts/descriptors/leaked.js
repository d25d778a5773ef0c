// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Opens files and leaves them open at its end.
const fs = require('node:fs');

for (let i = 0; i < 200; ++i)
    fs.openSync(__filename);
console.log('left 200 open');
