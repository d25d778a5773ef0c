// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
const net = require('node:net');
const server = net.createServer((socket) => socket.pipe(socket)).listen('it.sock', () => {
    console.log(server.address(), fs.statSync('it.sock').isSocket());
    const client = net.connect('it.sock', () => client.end('over the socket file'));
    client.on('data', (data) => console.log(String(data)));
    client.on('close', () => server.close(() => {
        console.log(fs.existsSync('it.sock'));
        net.connect('it.sock').on('error', (error) => console.log(error.code, error.address));
        const hidden = net.createServer((socket) => socket.end('abstract')).listen('\0conformance-' + process.pid, () => {
            net.connect('\0conformance-' + process.pid).on('data', (data) => console.log(String(data))).on('close', () => hidden.close());
        });
    }));
});
