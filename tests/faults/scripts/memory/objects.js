// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks small objects, turn by turn.
const leak = [];
console.log('ready');
setInterval(() => {
    for (let i = 0; i < 20_000; ++i)
        leak.push({ index: i, inner: { index: i } });
}, 0);
