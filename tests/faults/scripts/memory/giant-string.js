// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One string of 256 MB at once.
console.log('ready');
const giant = 'x'.repeat(2 ** 28);
console.log('passed the limit', giant.charCodeAt(2 ** 27));
process.exit(99);
