// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const authority = ({ scratch, scripts }) => {
    const { certificate } = createRequire(import.meta.url)(path.join(scripts, 'support/certificate.cjs'));
    const { key, cert } = certificate();
    fs.writeFileSync(path.join(scratch, 'key.pem'), key);
    fs.writeFileSync(path.join(scratch, 'cert.pem'), cert);
};

export default [
    { script: 'timers-order.js' },
    { script: 'timers-kinds.js' },
    { script: 'timers-promises.mjs' },
    { script: 'fs-synchronous.js', files: true },
    { script: 'fs-promises.mjs', files: true },
    { script: 'fs-streams.js' },
    { script: 'fs-watch.js' },
    { script: 'net.js' },
    { script: 'net-unix.js', files: true },
    { script: 'http.js' },
    { script: 'http-raw.js' },
    { script: 'https.js' },
    {
        script: 'https-extra-authority.js', prepare: authority,
        env: ({ scratch }) => ({ NODE_EXTRA_CA_CERTS: `${scratch}/cert.pem` }), expect: { stdout: 'trusted' },
    },
    { name: 'https-no-authority', script: 'https-extra-authority.js', prepare: authority, expect: { stdout: 'SELF_SIGNED' } },
    {
        name: 'https-unchecked', script: 'https-extra-authority.js', prepare: authority,
        env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, expect: { stdout: 'trusted' },
    },
    { script: 'tls.js' },
    { script: 'http2.js' },
    { script: 'zlib.js' },
    { script: 'crypto.js' },
    { script: 'crypto-web.mjs' },
    { script: 'dgram.js' },
    { script: 'dns.js' },
    { script: 'sqlite.mjs' },
    { script: 'test-passing.js', normalise: ['durations'] },
    { script: 'test-failing.mjs', normalise: ['durations'], expect: { code: 1 } },
    { script: 'test-run.mjs' },
    { script: 'assert.js' },
    { script: 'fetch.mjs' },
    { script: 'websocket.mjs' },
    { script: 'streams.mjs' },
    { script: 'streams-web.mjs' },
    { script: 'async-local-storage.mjs' },
    { script: 'async-hooks.js' },
    { script: 'diagnostics-channel.js' },
    { script: 'performance.js' },
    { script: 'vm.js' },
    { script: 'v8.js', expect: { stdout: 'finalized the object' } },
    { script: 'inspector.js' },
    { script: 'inspector-open.js', normalise: ['inspectorAddress'] },
    { script: 'internationalization.js' },
    { script: 'structured-clone.js' },
    { script: 'atomics.js' },
    { script: 'webassembly.js', expect: { stdout: 'divide by zero' } },
    { script: 'web-globals.mjs' },
    { script: 'events.mjs' },
    { script: 'system.js' },
    { script: 'read-eval-print.js' },
    { script: 'wasi.mjs' },
    { script: 'many-things-at-once.mjs' },
];
