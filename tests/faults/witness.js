// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The server beside every fault. Each answer needs what servers of one process share: the thread pool, by way
// of a file and of random bytes.
const { randomBytes } = require('node:crypto');
const { readFile } = require('node:fs/promises');
const http = require('node:http');
const { promisify } = require('node:util');

const server = http.createServer(async (request, response) => {
    const [text, random] = await Promise.all([readFile(__filename), promisify(randomBytes)(16)]);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ path: request.url, bytes: text.length + random.length }));
});
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1');
