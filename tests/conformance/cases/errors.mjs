// SPDX-License-Identifier: GPL-3.0-or-later
const thrown = ['error', 'own', 'string', 'null', 'undefined', 'number', 'symbol', 'object', 'function', 'cause', 'aggregate', 'system',
    'assertion', 'abort', 'unprintable', 'multiline', 'unicode', 'frozen', 'no-stack'];
const places = ['timer', 'immediate', 'tick', 'microtask', 'promise', 'async', 'event', 'callback', 'stream', 'target', 'abort-signal',
    'vm', 'worker-listener'];
const rejected = ['string', 'null', 'undefined', 'object', 'cause', 'aggregate', 'no-stack'];
const uncaught = (...args) => (
    { name: `uncaught-${args.join('-')}`, script: 'uncaught.js', args, expect: { code: 1, stdout: 'exit 1', stderr: 'Node.js v' } });
const mode = (name, code) => ({
    name: `rejection-mode-${name}`, script: 'rejection-modes.js', env: { NODE_OPTIONS: `--unhandled-rejections=${name}` }, expect: { code },
});

export default [
    ...thrown.map((what) => uncaught(what)),
    ...places.map((where) => uncaught('error', where)),
    ...rejected.map((what) => uncaught(what, 'promise')),
    { script: 'uncaught-strict.mjs', expect: { code: 1, stderr: 'uncaught-strict.mjs:2:31' } },
    { script: 'uncaught-handler.js', expect: { code: 12, stdout: 'goes on' } },
    { script: 'uncaught-handler-throws.js', expect: { code: 7, stderr: 'from the handler' } },
    { script: 'uncaught-monitor.js', expect: { code: 1, stdout: 'monitor second unhandledRejection' } },
    { script: 'uncaught-capture.js', expect: { stdout: 'captured two' } },
    { script: 'uncaught-domain.js', expect: { code: 1, stdout: 'domain inside true' } },
    { script: 'rejection-handler.js', expect: { stdout: 'handled true' } },
    { script: 'rejection-late.js', expect: { code: 1, stderr: 'too late' } },
    mode('strict', 1), mode('throw', 1), mode('warn', 0), mode('warn-with-error-code', 1), mode('none', 0),
    { script: 'error-stacks.js' },
    { script: 'stack-overflow.js' },
    {
        script: 'out-of-memory.js', env: { NODE_OPTIONS: '--max-old-space-size=40' }, normalise: ['outOfMemory'],
        expect: { signal: 'SIGABRT', stderr: 'JavaScript heap out of memory' },
    },
];
