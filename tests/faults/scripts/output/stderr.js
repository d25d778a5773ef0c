// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// 100 MB of stderr by console.error.
const text = 'e'.repeat(9_999);
for (let i = 0; i < 10_000; ++i)
    console.error(text);
console.log('done');
