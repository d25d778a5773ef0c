// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A loop in WebAssembly.
const code = Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 7, 1, 3, 0x72, 0x75, 0x6e, 0, 0,
    10, 9, 1, 7, 0, 3, 0x40, 0x0c, 0, 0x0b, 0x0b,
]);
const { run } = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
console.log('ready');
run();
