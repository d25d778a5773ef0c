// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Waits for a value that nobody changes.
console.log('ready');
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
