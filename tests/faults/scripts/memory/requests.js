// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A server that keeps every request, asked by itself.
const http = require('node:http');

const kept = [];
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => {
    kept.push(request, new Array(20_000).fill(kept.length));
    response.end('kept');
});
server.listen(0, '127.0.0.1', () => {
    console.log('ready');
    (function ask() {
        http.get({ port: server.address().port, host: '127.0.0.1', agent }, (response) => {
            response.resume().on('end', ask);
        });
    })();
});
