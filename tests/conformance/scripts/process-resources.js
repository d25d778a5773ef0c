// SPDX-License-Identifier: GPL-3.0-or-later
const kinds = () => process.getActiveResourcesInfo().sort().join(' ');
console.log(`[${kinds()}]`, process._getActiveHandles().length, process._getActiveRequests().length);
const timer = setTimeout(() => {}, 1000);
const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
    console.log(`[${kinds()}]`, process._getActiveHandles().length);
    clearTimeout(timer);
    server.close(() => setImmediate(() => console.log(`[${kinds()}]`)));
});
