// SPDX-License-Identifier: GPL-3.0-or-later
// A listening socket goes to the child, which answers on it.
const { fork } = require('node:child_process');
const net = require('node:net');
if (process.send) {
    process.on('message', (message, server) => {
        server.on('connection', (socket) => socket.end('answered by the child', () => server.close()));
        process.send('listening');
        process.disconnect();
    });
} else {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        const child = fork(__filename);
        child.send('server', server, () => server.close());
        child.on('message', () => net.connect(port, '127.0.0.1').on('data', (data) => console.log(String(data))));
        child.on('exit', (code) => console.log('exit', code));
    });
}
