// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// 100 MB of stdout in lines of 100 bytes.
const line = 'x'.repeat(99) + '\n';
const block = line.repeat(10_000);
for (let i = 0; i < 100; ++i)
    process.stdout.write(block);
console.log('done');
