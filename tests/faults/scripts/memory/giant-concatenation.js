// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Four arrays into one of 1 GB at once, then small ones.
console.log('ready');
const quarter = new Array(2 ** 25).fill(0.5);
const giant = [quarter.concat(quarter, quarter, quarter)];
setInterval(() => giant.push(new Array(1000).fill(giant.length)), 0);
