// SPDX-License-Identifier: GPL-3.0-or-later
import { createServer } from 'node:http';

import { drawBadge, sizeOf } from './badge.js';

const port = Number(process.env.PORT ?? 3000);

async function answer(req, res) {
  const { pathname, searchParams } = new URL(req.url, `http://localhost:${port}`);
  const name = searchParams.get('name') ?? 'boucle';
  const width = Math.min(Math.max(Number(searchParams.get('width') ?? 240) || 240, 40), 2000);

  if (pathname === '/badge.png') {
    const image = await drawBadge(name, width);
    res.writeHead(200, { 'content-type': 'image/png', 'content-length': image.length });
    res.end(image);
  } else if (pathname === '/size') {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(await sizeOf(await drawBadge(name, width))));
  } else {
    res.writeHead(404).end();
  }
}

const server = createServer((req, res) => {
  answer(req, res).catch((error) => {
    console.error(error);
    res.writeHead(500).end();
  });
});

server.listen(port, '127.0.0.1', () => {
  console.log(`Listening on http://localhost:${server.address().port}`);
});
