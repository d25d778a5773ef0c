// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// console.log for ever, without a turn of the loop.
for (let i = 0;; ++i)
    console.log(`line ${i}`);
