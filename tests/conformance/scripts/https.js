// SPDX-License-Identifier: GPL-3.0-or-later
const https = require('node:https');
const { certificate } = require('./support/certificate.cjs');
const { key, cert } = certificate();
const server = https.createServer({ key, cert }, (request, response) => {
    response.sendDate = false;
    response.end(`${request.url} ${request.socket.encrypted} ${request.socket.getProtocol()}`);
});
const ask = (options) => new Promise((resolve) => {
    https.get({ port: server.address().port, host: '127.0.0.1', servername: 'localhost', agent: false, ...options }, (response) => {
        response.setEncoding('utf8').on('data', (text) => console.log(response.statusCode, text)).on('end', resolve);
    }).on('error', (error) => resolve(console.log(error.code)));
});
server.listen(0, '127.0.0.1', async () => {
    await ask({ ca: cert, path: '/trusted' });
    await ask({ path: '/untrusted' });
    await ask({ ca: cert, servername: 'other.example' });
    await ask({ rejectUnauthorized: false, path: '/unchecked' });
    await ask({ ca: cert, maxVersion: 'TLSv1.2', path: '/older' });
    server.close(() => console.log('closed'));
});
