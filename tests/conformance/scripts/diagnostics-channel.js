// SPDX-License-Identifier: GPL-3.0-or-later
const diagnostics = require('node:diagnostics_channel');
const http = require('node:http');
const channel = diagnostics.channel('own');
console.log(channel.hasSubscribers, diagnostics.hasSubscribers('http.server.request.start'), diagnostics.hasSubscribers('net.client.socket'));
const listen = (message, name) => console.log(name, message);
diagnostics.subscribe('own', listen);
channel.publish({ a: 1 });
console.log(diagnostics.unsubscribe('own', listen), channel.hasSubscribers);
const tracing = diagnostics.tracingChannel('work');
tracing.subscribe(Object.fromEntries(['start', 'end', 'asyncStart', 'asyncEnd', 'error'].map((name) => [name, ({ result, error }) => console.log('work', name, result, error?.message)])));
console.log(tracing.traceSync((value) => value * 2, {}, null, 21));
tracing.tracePromise(async () => { throw new Error('failed'); }, {}).catch((error) => console.log('caught', error.message)).then(() => {
    const seen = [];
    for (const name of ['http.server.request.start', 'http.server.response.finish', 'http.client.request.start', 'http.client.response.finish'])
        diagnostics.subscribe(name, (message, which) => seen.push(which));
    const server = http.createServer((request, response) => response.end()).listen(0, '127.0.0.1', () => {
        http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => response.resume().on('end', () => server.close(() => console.log(seen.sort()))));
    });
});
