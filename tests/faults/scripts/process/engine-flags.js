// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A flag of the engine, for the whole process: a stack larger than the thread's, then recursion.
require('node:v8').setFlagsFromString('--stack-size=900000');
function deeper(n) {
    return deeper(n + 1) + 1;
}
require('node:vm').runInNewContext('1 + 1');
deeper(0);
