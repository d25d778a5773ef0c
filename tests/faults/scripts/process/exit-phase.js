// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// process.exit(3) in the phase that the first argument names.
const phase = process.argv[2];
const leave = () => process.exit(3);
const phases = {
    'top-level': leave,
    timer: () => setTimeout(leave, 2),
    immediate: () => setImmediate(leave),
    tick: () => process.nextTick(leave),
    microtask: () => queueMicrotask(leave),
    'before-exit': () => process.once('beforeExit', leave),
    'exit-handler': () => process.on('exit', leave),
    'uncaught-handler': () => {
        process.on('uncaughtException', leave);
        throw new Error('handled');
    },
    'rejection-handler': () => {
        process.on('unhandledRejection', leave);
        Promise.reject(new Error('handled'));
    },
    request: () => {
        const http = require('node:http');
        const server = http.createServer(leave).listen(0, '127.0.0.1', () => {
            http.get({ host: '127.0.0.1', port: server.address().port }).on('error', () => {});
        });
    },
    'file-callback': () => require('node:fs').readFile(__filename, leave),
    getter: () => console.log({
        get [Symbol.toStringTag]() {
            return leave();
        },
    }),
    sort: () => [2, 1].sort(leave),
    'during-require': () => require('./exit-phase-required.js'),
};
console.log(`leaving in ${phase}`);
process.on('exit', (code) => console.log(`exit handler with ${code}`));
phases[phase]();
