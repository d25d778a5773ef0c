// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks ArrayBuffers, which are outside the heap.
const leak = [];
console.log('ready');
setInterval(() => {
    leak.push(new ArrayBuffer(1024 * 1024));
}, 0);
