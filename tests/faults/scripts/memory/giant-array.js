// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One array of 256 MB at once, then small ones.
console.log('ready');
const giant = [new Array(2 ** 25).fill(0.5)];
setInterval(() => giant.push(new Array(1000).fill(giant.length)), 0);
