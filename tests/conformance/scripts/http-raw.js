// SPDX-License-Identifier: GPL-3.0-or-later
const http = require('node:http');
const net = require('node:net');
const server = http.createServer((request, response) => {
    response.sendDate = false;
    if (request.url === '/early')
        response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    response.end(`seen ${request.url} ${JSON.stringify(request.headers)}`);
});
server.on('upgrade', (request, socket, head) => {
    socket.end(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: own\r\nConnection: Upgrade\r\n\r\n${request.headers.upgrade} ${head}`);
});
server.on('checkContinue', (request, response) => {
    response.writeContinue();
    request.resume().on('end', () => {
        response.sendDate = false;
        response.end('continued');
    });
});
server.on('clientError', (error, socket) => {
    console.log(error.code, error.reason);
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});
const raw = (text) => new Promise((resolve) => {
    let answer = '';
    net.connect(server.address().port, '127.0.0.1', function connected() { this.write(text); }).setEncoding('latin1')
        .on('data', (chunk) => { answer += chunk; }).on('close', () => resolve(console.log(JSON.stringify(answer))));
});
server.listen(0, '127.0.0.1', async () => {
    await raw('GET /one HTTP/1.1\r\nHost: a\r\n\r\nGET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await raw('GET /early HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await raw('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: own\r\nConnection: Upgrade\r\n\r\nfirst bytes');
    await raw('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\nxy');
    await raw('this is no request\r\n\r\n');
    await raw('GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n');
    await raw('POST /chunks HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n');
    server.close();
});
