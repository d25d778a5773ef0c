// SPDX-License-Identifier: GPL-3.0-or-later
const http = require('node:http');
const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname === '/echo') {
        response.writeHead(201, 'Made', { 'x-method': request.method, 'set-cookie': ['a=1', 'b=2'], date: 'now' });
        return request.pipe(response);
    }
    if (url.pathname === '/stream') {
        response.setHeader('date', 'now');
        response.write('one ');
        setTimeout(() => response.write('two '), 5);
        return setTimeout(() => response.end('three', () => console.log('stream finished')), 10);
    }
    if (url.pathname === '/reset')
        return response.destroy();
    response.statusCode = 404;
    response.removeHeader('date');
    response.sendDate = false;
    response.end(`no ${url.pathname} ${url.searchParams.get('q')}`);
});
server.on('request', (request) => request.url.startsWith('/echo?') || console.log(request.method, request.url, request.httpVersion, request.headers.host !== undefined));
const ask = (path, options = {}, body) => new Promise((resolve) => {
    const request = http.request({ port: server.address().port, host: '127.0.0.1', path, ...options }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
        response.on('end', () => resolve(console.log(response.statusCode, response.statusMessage, response.headers, text.slice(0, 40), text.length, request.reusedSocket)));
    });
    request.on('error', (error) => resolve(console.log(error.code, error.message)));
    request.end(body);
});
server.listen(0, '127.0.0.1', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    await ask('/echo', { method: 'POST', headers: { 'content-type': 'text/plain' }, agent }, 'posted '.repeat(5000));
    await ask('/stream', { agent });
    await ask('/nothing?q=%C3%A9', { agent });
    await ask('/reset', { agent: false });
    await ask('/slow', { timeout: 1, signal: AbortSignal.abort() });
    await Promise.all(Array.from({ length: 20 }, (_, i) => new Promise((resolve) =>
        http.get({ port: server.address().port, host: '127.0.0.1', path: `/echo?${i}`, agent: false }, (response) => response.resume().on('end', resolve)))));
    agent.destroy();
    server.close(() => console.log('closed', http.STATUS_CODES[418], http.METHODS.length, http.maxHeaderSize));
    server.closeAllConnections();
});
