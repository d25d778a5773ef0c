// SPDX-License-Identifier: GPL-3.0-or-later
// Asks an HTTP server as fast as it answers: node load.mjs PORT CONNECTIONS MILLISECONDS; prints requests a second.
import { connect } from 'node:net';

const [port, connections, milliseconds] = process.argv.slice(2).map(Number);
const request = 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n';
let answered = 0;

for (let i = 0; i < connections; i++) {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('connect', () => socket.write(request));
  // One request at a time; the answer is small and comes in one piece, or in two.
  let left = 0;
  socket.on('data', (bytes) => {
    if (left === 0) {
      const text = bytes.toString('latin1');
      const bodyAt = text.indexOf('\r\n\r\n') + 4;
      const chunked = /transfer-encoding: chunked/i.test(text);
      if (chunked ? !text.endsWith('0\r\n\r\n') : false) return;
      left = chunked ? 0 : Number(/content-length: (\d+)/i.exec(text)[1]) - (bytes.length - bodyAt);
    } else {
      left -= bytes.length;
    }
    if (left > 0) return;
    answered++;
    socket.write(request);
  });
}

const begin = performance.now();
setTimeout(() => {
  console.log(Math.round(answered * 1000 / (performance.now() - begin)));
  process.exit(0);
}, milliseconds);
