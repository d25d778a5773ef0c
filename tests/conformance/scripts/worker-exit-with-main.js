// SPDX-License-Identifier: GPL-3.0-or-later
// Workers end with the main thread, whatever they do.
const { Worker } = require('node:worker_threads');
const sources = ['for (;;);', 'setInterval(() => {}, 1)', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
    'const { Worker } = require("node:worker_threads"); new Worker("for (;;);", { eval: true })'];
let online = 0;
for (const source of sources) {
    new Worker(source, { eval: true }).on('online', () => {
        if (++online === sources.length)
            process.exit(7);
    });
}
process.on('exit', (code) => console.log('exit', code));
