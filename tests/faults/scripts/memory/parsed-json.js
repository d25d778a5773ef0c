// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Parses documents and keeps them.
const text = JSON.stringify(new Array(10_000).fill({ name: 'a name', values: [1, 2, 3] }));
const leak = [];
console.log('ready');
for (;;)
    leak.push(JSON.parse(text));
