// SPDX-License-Identifier: GPL-3.0-or-later
const net = require('node:net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    console.log('connection', socket.remoteAddress, socket.localPort === server.address().port);
    let received = 0;
    socket.on('data', (chunk) => { received += chunk.length; });
    socket.on('end', () => socket.end(`got ${received}`));
    socket.on('close', (failed) => console.log('server side closed', failed));
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 5 }, () => {
    const { address, family, port } = server.address();
    console.log(address, family, port > 0, server.listening);
    const client = net.connect({ port, host: '127.0.0.1', noDelay: true, keepAlive: true });
    client.on('connect', () => console.log('connected', client.readyState, client.remoteFamily));
    client.write('x'.repeat(200_000));
    client.end('end');
    client.setEncoding('utf8').on('data', (text) => console.log(text));
    client.on('close', () => {
        console.log('client closed', client.bytesWritten, client.bytesRead);
        const second = net.createServer().on('error', (error) => {
            console.log(error.code, error.syscall, error.port === port);
            server.close(() => refused(port));
        }).listen(port, '127.0.0.1');
        console.log(second.listening);
    });
});
function refused(port) {
    net.connect(port, '127.0.0.1').on('error', (error) => {
        console.log(error.code, error.syscall, error.address);
        const waiting = net.createServer((socket) => socket.setTimeout(10, () => {
            console.log('timeout');
            socket.destroy(new Error('destroyed'));
            waiting.close();
        }).on('error', (failure) => console.log(failure.message))).listen(0, '127.0.0.1', () => {
            net.connect(waiting.address().port, '127.0.0.1').on('close', (failed) => console.log('closed', failed)).resume();
        });
    });
    console.log(net.isIP('::1'), net.isIPv4('1.2.3.4'), new net.BlockList().check('1.1.1.1'), net.getDefaultAutoSelectFamily());
}
