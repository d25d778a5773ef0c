// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A thousand compressors, each with its window outside the heap.
const zlib = require('node:zlib');

const leak = [];
for (let i = 0; i < 1000; ++i) {
    const stream = zlib.createGzip();
    stream.write('some text');
    leak.push(stream);
}
console.log('ready');
setInterval(() => leak.length, 1000);
