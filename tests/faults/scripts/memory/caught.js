// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks, and catches whatever it can of the consequences.
process.on('uncaughtException', () => {});
const leak = [];
console.log('ready');
for (;;) {
    try {
        for (;;)
            leak.push(new Array(1000).fill(leak.length));
    } catch {
        continue;
    } finally {
        continue;
    }
}
