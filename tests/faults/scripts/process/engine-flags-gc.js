// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The usual way to a garbage collection on demand.
require('node:v8').setFlagsFromString('--expose_gc');
const gc = require('node:vm').runInNewContext('gc');
for (let i = 0; i < 10; ++i)
    gc();
console.log('collected');
