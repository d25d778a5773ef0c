// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Throws, in the way that the first argument names.
const { EventEmitter } = require('node:events');

class OddError extends Error {
    get stack() {
        throw new Error('no stack');
    }
    get message() {
        throw new Error('no message');
    }
}
const circular = { name: 'circular' };
circular.self = circular;
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const throwing = (value) => {
    throw value;
};
const ways = {
    error: () => throwing(new TypeError('a plain error')),
    string: () => throwing('only a string'),
    empty: () => throwing(''),
    null: () => throwing(null),
    undefined: () => throwing(undefined),
    symbol: () => throwing(Symbol('a symbol')),
    number: () => throwing(-0),
    circular: () => throwing(circular),
    getters: () => throwing(new OddError()),
    'revoked-proxy': () => throwing(revoked.proxy),
    function: () => throwing(function named() {}),
    'no-prototype': () => throwing(Object.create(null)),
    frozen: () => throwing(Object.freeze(new Error('frozen'))),
    'no-stack': () => throwing(Object.assign(new Error('without a stack'), { stack: undefined })),
    'odd-stack': () => throwing(Object.assign(new Error('odd stack'), { stack: 42 })),
    cause: () => throwing(new Error('outer', { cause: new Error('inner') })),
    aggregate: () => throwing(new AggregateError([new Error('one'), new Error('two')], 'both')),
    huge: () => throwing(new Error('h'.repeat(10_000_000))),
    lines: () => throwing(new Error('first line\nsecond line\x1b[31m')),
    'bad-formatter': () => {
        Error.prepareStackTrace = () => throwing(new Error('formatter'));
        throwing(new Error('formatted badly'));
    },
    timer: () => setTimeout(() => throwing(new Error('in a timer')), 1),
    immediate: () => setImmediate(() => throwing(new Error('in an immediate'))),
    tick: () => process.nextTick(() => throwing(new Error('in a tick'))),
    microtask: () => queueMicrotask(() => throwing(new Error('in a microtask'))),
    emitter: () => new EventEmitter().emit('error', new Error('nobody listened')),
    'emitter-value': () => new EventEmitter().emit('error', { not: 'an error' }),
    rejection: () => Promise.reject(new Error('a rejection')),
    'rejection-value': () => Promise.reject('a rejected string'),
    'rejection-undefined': () => Promise.reject(undefined),
    finally: () => Promise.resolve().finally(() => throwing(new Error('in finally'))),
    async: async () => throwing(new Error('in an async function')),
    'async-generator': async () => {
        async function* one() {
            throw new Error('in a generator');
        }
        for await (const value of one())
            console.log(value);
    },
    'exit-handler': () => process.on('exit', () => throwing(new Error('in the exit handler'))),
    'before-exit': () => process.on('beforeExit', () => throwing(new Error('before the exit'))),
    'uncaught-handler': () => {
        process.on('uncaughtException', () => throwing(new Error('in the handler')));
        throwing(new Error('first'));
    },
    monitor: () => {
        process.on('uncaughtExceptionMonitor', () => throwing(new Error('in the monitor')));
        throwing(new Error('monitored'));
    },
    'async-hook': () => {
        require('node:async_hooks').createHook({
            init: () => throwing(new Error('in a hook')),
        }).enable();
        setTimeout(() => {}, 1);
    },
    stream: () => require('node:stream').Readable.from([1]).destroy(new Error('in a stream')),
    server: () => require('node:http').createServer().listen(99_999),
    socket: () => require('node:net').connect(1, '127.0.0.1'),
    file: () => require('node:fs').createReadStream('/absent'),
    finalizer: () => {
        const registry = new FinalizationRegistry(() => throwing(new Error('in a finalizer')));
        (function litter() {
            for (let i = 0; i < 1000; ++i)
                registry.register({ filler: new Array(1000).fill(i) }, i);
            setImmediate(litter);
        })();
    },
    'event-target': () => {
        const target = new EventTarget();
        target.addEventListener('go', () => throwing(new Error('in a listener')));
        target.dispatchEvent(new Event('go'));
    },
    worker: () => {
        const { Worker } = require('node:worker_threads');
        new Worker('throw new Error("in a worker")', { eval: true });
    },
    'worker-value': () => {
        const { Worker } = require('node:worker_threads');
        new Worker('throw { not: "an error", fn: () => {} }', { eval: true });
    },
};
ways[process.argv[2]]();
