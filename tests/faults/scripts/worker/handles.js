// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Workers with open servers, sockets and timers.
const net = require('node:net');
const { Worker, isMainThread, parentPort } = require('node:worker_threads');

if (isMainThread) {
    let started = 0;
    for (let i = 0; i < 4; ++i) {
        new Worker(__filename).once('message', () => {
            if (++started === 4)
                console.log('ready');
        });
    }
} else {
    const server = net.createServer(() => {}).listen(0, '127.0.0.1', () => {
        for (let i = 0; i < 50; ++i)
            net.connect(server.address().port, '127.0.0.1');
        parentPort.postMessage('started');
    });
    for (let i = 0; i < 100; ++i)
        setInterval(() => {}, i);
}
