// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps an upgraded connection and a streaming response open: node connections.mjs PORT. Prints a line of JSON for each
// word on stdin, after both have said something new: { echo, stream }. The stream says which code writes it.
import { once } from 'node:events';
import http from 'node:http';
import { createInterface } from 'node:readline';

const port = Number(process.argv[2]);
const upgrade = http.request({ port, host: '127.0.0.1', headers: { connection: 'Upgrade', upgrade: 'echo' } });
upgrade.end();
const [, socket] = await once(upgrade, 'upgrade');
const [response] = await once(http.get({ port, host: '127.0.0.1', path: '/stream' }), 'response');
response.setEncoding('utf8');
let isOpen = true;
for (const stream of [socket, response]) {
  stream.on('error', () => { isOpen = false; });
  stream.on('close', () => { isOpen = false; });
}
console.log('open');

for await (const word of createInterface({ input: process.stdin })) {
  let echo = 'closed';
  let stream = 'closed';
  if (isOpen) {
    socket.write(word);
    [echo, stream] = await Promise.all([once(socket, 'data'), once(response, 'data')])
      .then(([[bytes], [text]]) => [String(bytes), text.trim().split('\n').at(-1)], (error) => [String(error), '']);
  }
  console.log(JSON.stringify({ echo, stream }));
}
process.exit(0);
