// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Listens on descriptors that are none, or not its own.
const net = require('node:net');

let left = 2;
for (const fd of [7777, 1]) {
    net.createServer().listen({ fd }).on('error', (error) => {
        console.error(`refused: ${error.code}`);
        if (--left === 0)
            console.error('all survived');
    });
}
