// SPDX-License-Identifier: GPL-3.0-or-later
// Throws what the first argument names from where the second one says, with nobody to take it.
const [what, where = 'top'] = process.argv.slice(2);
class OwnError extends Error {
    constructor(message) {
        super(message);
        this.name = 'OwnError';
        this.detail = { nested: [1, { deep: true }] };
    }
}
const values = {
    error: () => new Error('an error'),
    own: () => new OwnError('with properties'),
    string: () => 'a string',
    null: () => null,
    undefined: () => undefined,
    number: () => 42,
    symbol: () => Symbol('a symbol'),
    object: () => ({ an: 'object', list: [1, 2] }),
    function: () => function named() {},
    cause: () => new Error('outer', { cause: new TypeError('middle', { cause: 'inner' }) }),
    aggregate: () => new AggregateError([new Error('one'), new RangeError('two')], 'several'),
    system: () => {
        try {
            require('node:fs').readFileSync('/nowhere/at/all');
        } catch (error) {
            return error;
        }
    },
    assertion: () => {
        try {
            require('node:assert').deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] });
        } catch (error) {
            return error;
        }
    },
    abort: () => AbortSignal.abort().reason,
    unprintable: () => ({ get stack() { throw new Error('no stack'); }, toString() { throw new Error('no text'); } }),
    multiline: () => new Error('first line\nsecond line\n\nfourth line'),
    unicode: () => new Error('héllo wörld ✓ 日本'),
    frozen: () => Object.freeze(new Error('frozen')),
    'no-stack': () => Object.assign(new Error('message only'), { stack: undefined }),
};
const value = values[what]();
const throwIt = () => { throw value; };
const places = {
    top: throwIt,
    timer: () => setTimeout(throwIt, 1),
    immediate: () => setImmediate(throwIt),
    tick: () => process.nextTick(throwIt),
    microtask: () => queueMicrotask(throwIt),
    promise: () => Promise.reject(value),
    async: async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        await (async function inner() {
            await null;
            throwIt();
        })();
    },
    event: () => new (require('node:events'))().emit('error', value),
    callback: () => require('node:fs').stat(__filename, throwIt),
    stream: () => new (require('node:stream').Readable)({ read() { this.destroy(value); } }).resume(),
    target: () => {
        const target = new EventTarget();
        target.addEventListener('x', throwIt);
        target.dispatchEvent(new Event('x'));
        console.log('the dispatch goes on');
    },
    'abort-signal': () => {
        const controller = new AbortController();
        controller.signal.addEventListener('abort', throwIt);
        controller.abort();
    },
    vm: () => require('node:vm').runInThisContext('(f) => { f(); }', { filename: 'inside.vm' })(throwIt),
    'worker-listener': () => {
        const { port1, port2 } = new MessageChannel();
        port1.on('message', throwIt);
        port2.postMessage(1);
    },
};
process.on('exit', (code) => console.log('exit', code));
places[where]();
setTimeout(() => console.log('never'), 2000);
