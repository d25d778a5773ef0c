// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Buffers that grow in place to half a gigabyte, then rest.
const leak = [];
for (let i = 0; i < 4; ++i) {
    const buffer = new ArrayBuffer(0, { maxByteLength: 2 ** 27 });
    buffer.resize(2 ** 27);
    new Uint8Array(buffer).fill(1);
    leak.push(buffer);
}
console.log('ready');
setInterval(() => leak.length, 1000);
