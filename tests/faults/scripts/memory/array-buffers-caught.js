// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks ArrayBuffers and catches the refusal, over and over.
const leak = [];
console.log('ready');
for (;;) {
    try {
        leak.push(new ArrayBuffer(4 * 1024 * 1024));
    } catch {
        continue;
    }
}
