// SPDX-License-Identifier: GPL-3.0-or-later
const tls = require('node:tls');
const { certificate } = require('./support/certificate.cjs');
const { key, cert } = certificate();
const server = tls.createServer({ key, cert, ALPNProtocols: ['own', 'http/1.1'], requestCert: true, rejectUnauthorized: false,
    SNICallback: (name, done) => { console.log('name', name); done(null); } }, (socket) => {
    console.log('server', socket.alpnProtocol, socket.servername, socket.authorized);
    socket.end(String(socket.getPeerCertificate().subject?.CN));
});
server.on('tlsClientError', (error) => console.log('client error', error.code));
server.listen(0, '127.0.0.1', () => {
    const options = { port: server.address().port, host: '127.0.0.1', ca: cert, servername: 'localhost', ALPNProtocols: ['own'], key, cert };
    const client = tls.connect(options, () => {
        const peer = client.getPeerCertificate();
        console.log('client', client.authorized, client.getProtocol(), client.alpnProtocol, client.getCipher().standardName, peer.subject.CN, peer.subjectaltname);
    });
    client.setEncoding('utf8').on('data', (text) => console.log('said', text));
    client.on('close', () => {
        tls.connect({ ...options, maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }).on('error', (error) => {
            console.log(error.code);
            server.close();
        });
    });
});
console.log(tls.DEFAULT_MIN_VERSION, tls.DEFAULT_MAX_VERSION, tls.getCiphers().length > 30, tls.rootCertificates.length > 50, tls.checkServerIdentity('a.b', { subject: { CN: 'c' } }).code);
