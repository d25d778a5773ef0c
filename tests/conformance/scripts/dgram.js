// SPDX-License-Identifier: GPL-3.0-or-later
const dgram = require('node:dgram');
const server = dgram.createSocket('udp4');
const client = dgram.createSocket({ type: 'udp4', reuseAddr: true });
server.on('message', (message, { address, family, size }) => {
    console.log('got', String(message), address, family, size);
    server.send('answer', client.address().port, '127.0.0.1');
});
client.on('message', (message) => {
    console.log('client got', String(message));
    client.close();
    server.close(() => console.log('closed'));
});
server.bind(0, '127.0.0.1', () => {
    client.bind(0, '127.0.0.1', () => {
        client.send([Buffer.from('in '), 'parts'], server.address().port, '127.0.0.1', (error, bytes) => console.log('sent', error, bytes));
    });
    console.log(server.getRecvBufferSize() > 0, server.address().family);
    dgram.createSocket('udp4').on('error', (error) => console.log(error.code, error.syscall)).bind(server.address().port, '127.0.0.1', () => {});
});
