// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One array that only grows.
const leak = [];
console.log('ready');
for (;;)
    leak.push(leak.length + 0.5);
