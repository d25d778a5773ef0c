// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// JSON of 20 MB, there and back, for ever.
const rows = [];
for (let i = 0; i < 200_000; ++i)
    rows.push({ id: i, name: `row ${i}`, tags: ['a', 'b', 'c'], text: 'x'.repeat(40) });
console.log('ready');
let value = rows;
for (;;)
    value = JSON.parse(JSON.stringify(value));
