// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One string of 256 MB at once, then small ones.
console.log('ready');
const giant = ['x'.repeat(2 ** 28)];
giant[0].charCodeAt(2 ** 27);
setInterval(() => giant.push(`${giant.length} `.repeat(1000).toUpperCase()), 0);
