// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A cluster of four workers on one port.
const cluster = require('node:cluster');
const http = require('node:http');

if (cluster.isPrimary) {
    let listening = 0;
    cluster.on('listening', () => {
        if (++listening === 4)
            console.log('ready');
    });
    for (let i = 0; i < 4; ++i)
        cluster.fork();
} else {
    http.createServer((request, response) => response.end('worker')).listen(0, '127.0.0.1');
}
