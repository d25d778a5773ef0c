// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Handles over the standard descriptors, closed.
const net = require('node:net');
const tty = require('node:tty');

for (const fd of [0, 1, 2]) {
    for (const make of [() => new net.Socket({ fd }), () => new tty.ReadStream(fd), () => new tty.WriteStream(fd)]) {
        try {
            make().on('error', (error) => console.error(`${fd}: ${error.code}`)).destroy();
        } catch (error) {
            console.error(`${fd}: ${error.code}`);
        }
    }
}
setTimeout(() => console.log('and later'), 20);
