// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Compiles megabytes of new source, for ever.
const vm = require('node:vm');
const body = 'function f(a, b) { return a * b + 1; }\n'.repeat(50_000);
console.log('ready');
for (let i = 0;; ++i)
    new vm.Script(`${body}// ${i}`);
