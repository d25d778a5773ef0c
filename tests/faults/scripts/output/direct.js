// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// 100 MB to the descriptors 1 and 2, past the streams.
const fs = require('node:fs');

const block = Buffer.from(('d'.repeat(99) + '\n').repeat(10_000));
for (let i = 0; i < 100; ++i) {
    for (let rest = block; rest.length > 0;)
        rest = rest.subarray(fs.writeSync(i % 2 + 1, rest));
}
console.log('done');
