'use strict';
const http = require('node:http');
const server = http.createServer((request, response) => response.end(`hello ${request.url}`));
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening ${server.address().port}`));
