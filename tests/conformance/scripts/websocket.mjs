// SPDX-License-Identifier: GPL-3.0-or-later
import { createHash } from 'node:crypto';
import http from 'node:http';
const server = http.createServer().listen(0, '127.0.0.1');
server.on('upgrade', (request, socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    socket.on('data', (frame) => {
        const length = frame[1] & 127;
        const mask = frame.subarray(2, 6);
        const text = Buffer.from(frame.subarray(6, 6 + length).map((byte, i) => byte ^ mask[i % 4]));
        if ((frame[0] & 15) === 8)
            return socket.end(Buffer.concat([Buffer.from([0x88, text.length]), text]));
        const answer = Buffer.from(`you said ${text}`);
        socket.write(Buffer.concat([Buffer.from([0x81, answer.length]), answer]));
    });
});
server.on('listening', () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}`);
    console.log(socket.readyState, typeof EventSource);
    socket.onopen = () => socket.send('hello');
    socket.onmessage = ({ data }) => {
        console.log(data);
        socket.close(1000, 'enough');
    };
    socket.onclose = ({ code, reason, wasClean }) => {
        console.log(code, reason, wasClean);
        server.close();
    };
    socket.onerror = ({ message }) => console.log('error', message);
});
