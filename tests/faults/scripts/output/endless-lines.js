// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// console.log for ever, without a turn of the loop.
console.log('ready');
for (let i = 0;; ++i)
    console.log(`line ${i}`);
