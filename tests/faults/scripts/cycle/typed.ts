// SPDX-License-Identifier: GPL-3.0-or-later
// A server in TypeScript.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Greeting {
    text: string;
    count: number;
}

let count: number = 0;
const server: Server = createServer((request, response) => {
    const greeting: Greeting = { text: 'hello', count: ++count };
    response.end(JSON.stringify(greeting));
});
server.listen(0, '127.0.0.1', (): void => {
    const address = server.address() as AddressInfo;
    console.log(address.port > 0 ? 'ready' : 'no port');
});
