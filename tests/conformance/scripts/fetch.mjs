// SPDX-License-Identifier: GPL-3.0-or-later
import http from 'node:http';
const server = http.createServer(async (request, response) => {
    response.sendDate = false;
    if (request.url === '/moved')
        return response.writeHead(302, { location: '/json' }).end();
    if (request.url === '/json')
        return response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":[1,2]}');
    if (request.url === '/slow')
        return response.write('begun');
    let body = '';
    for await (const chunk of request)
        body += chunk;
    response.end(`${request.method} ${request.headers['content-type']?.split(';')[0]} ${body.length}`);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.on('listening', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const moved = await fetch(`${base}/moved`);
console.log(moved.status, moved.redirected, moved.headers.get('content-type'), await moved.json());
console.log(await (await fetch(base, { method: 'POST', body: 'text' })).text());
console.log(await (await fetch(new Request(base, { method: 'PUT', body: new URLSearchParams({ a: 'b c' }) }))).text());
const form = new FormData();
form.set('file', new File(['contents'], 'name.txt'));
console.log((await (await fetch(base, { method: 'POST', body: form })).text()).split(' ').slice(0, 2));
const controller = new AbortController();
const slow = await fetch(`${base}/slow`, { signal: controller.signal });
const reader = slow.body.getReader();
console.log(new TextDecoder().decode((await reader.read()).value));
controller.abort();
await reader.read().catch((error) => console.log(error.name));
await fetch('http://127.0.0.1:1/').catch((error) => console.log(error.name, error.message, error.cause.code ?? error.cause.message));
await fetch('data:text/plain,inline').then((response) => response.text()).then(console.log);
console.log(await new Response(new Blob(['x', 'y'])).text(), Response.json({}).headers.get('content-type'));
server.closeAllConnections();
server.close();
