// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Half a gigabyte of strings that live outside the heap.
const block = Buffer.alloc(2 * 1024 * 1024, 'x');
const leak = [];
for (let i = 0; i < 256; ++i)
    leak.push(block.toString('latin1'));
console.log('ready');
setInterval(() => leak.length, 1000);
