// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One array of 256 MB at once.
console.log('ready');
const giant = new Array(2 ** 25).fill(0.5);
console.log(giant.length);
