// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A loop that keeps the garbage collector busy.
console.log('ready');
let last;
while (true)
    last = { last: null, filler: new Array(100).fill('garbage') };
