// SPDX-License-Identifier: GPL-3.0-or-later
import { createServer } from 'node:http';

const port = Number(process.env.PORT ?? 3000);
let answered = 0;

const server = createServer((req, res) => {
  const { pathname } = new URL(req.url, `http://localhost:${port}`);
  if (req.method !== 'GET' || pathname !== '/') {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    res.end('Not found\n');
    return;
  }
  answered += 1;
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify({ message: 'Hello from node:http', answered }));
});

server.listen(port, '127.0.0.1', () => {
  console.log(`Listening on http://localhost:${server.address().port}`);
});
