// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks strings that share nothing, without a turn of the loop.
const leak = [];
console.log('ready');
for (let i = 0;; ++i)
    leak.push(`${i} `.repeat(50).toUpperCase());
