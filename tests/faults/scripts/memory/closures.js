// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks closures and what they hold.
const leak = [];
console.log('ready');
setInterval(() => {
    for (let i = 0; i < 1000; ++i) {
        const held = new Array(100).fill(i);
        leak.push(() => held[0]);
    }
}, 0);
