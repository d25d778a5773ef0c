// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One buffer of 3 GB at once.
console.log('ready');
const giant = new Uint8Array(3 * 2 ** 30);
console.log('passed the limit', giant.length);
process.exit(99);
