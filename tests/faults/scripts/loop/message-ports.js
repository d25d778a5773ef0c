// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Two ports that answer each other, as fast as they can.
const { MessageChannel } = require('node:worker_threads');

const { port1, port2 } = new MessageChannel();
for (const port of [port1, port2])
    port.on('message', (value) => port.postMessage(value));
console.log('ready');
for (let i = 0; i < 100; ++i)
    port1.postMessage(i);
