// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks shared memory.
const leak = [];
console.log('ready');
setInterval(() => {
    leak.push(new SharedArrayBuffer(1024 * 1024));
}, 0);
