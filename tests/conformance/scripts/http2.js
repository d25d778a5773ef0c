// SPDX-License-Identifier: GPL-3.0-or-later
const http2 = require('node:http2');
const server = http2.createServer({ settings: { maxConcurrentStreams: 7 } });
server.on('stream', (stream, headers) => {
    if (headers[':path'] === '/reset')
        return stream.close(http2.constants.NGHTTP2_CANCEL);
    stream.respond({ ':status': 200, 'x-path': headers[':path'], date: 'now' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'x-trailer': 'last' }));
    stream.end(`over ${headers[':method']}`);
});
server.listen(0, '127.0.0.1', async () => {
    const session = http2.connect(`http://127.0.0.1:${server.address().port}`);
    session.on('remoteSettings', ({ maxConcurrentStreams }) => console.log('settings', maxConcurrentStreams));
    const ask = (path) => new Promise((resolve) => {
        const request = session.request({ ':path': path });
        let text = '';
        let status;
        request.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
        request.on('response', (headers) => { status = [headers[':status'], headers['x-path']]; });
        request.on('trailers', (trailers) => { text += trailers['x-trailer']; });
        request.on('error', (error) => { text += error.code; });
        request.on('close', () => resolve([path, status, text, request.rstCode]));
        request.end();
    });
    console.log(await ask('/one'));
    console.log(await Promise.all(['/a', '/b', '/c'].map(ask)));
    console.log(await ask('/reset'));
    session.ping((error, duration, payload) => {
        console.log(error, duration > 0, payload.length);
        session.close(() => server.close(() => console.log('closed')));
    });
});
