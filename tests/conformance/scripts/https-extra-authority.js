// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate is trusted through the environment only.
const fs = require('node:fs');
const https = require('node:https');
const server = https.createServer({ key: fs.readFileSync('key.pem'), cert: fs.readFileSync('cert.pem') }, (request, response) => response.end('trusted'));
server.listen(0, '127.0.0.1', () => {
    https.get({ port: server.address().port, host: '127.0.0.1', servername: 'localhost', agent: false }, (response) => {
        response.on('data', (data) => console.log(String(data)));
    }).on('error', (error) => console.log(error.code)).on('close', () => server.close());
});
