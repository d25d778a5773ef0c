// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One WebAssembly memory that grows to 512 MB and is written to.
const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
while (memory.buffer.byteLength < 512 * 1024 * 1024) {
    memory.grow(256);
    new Uint8Array(memory.buffer).fill(1, memory.buffer.byteLength - 1024 * 1024);
}
console.log('ready');
setInterval(() => memory.buffer, 1000);
