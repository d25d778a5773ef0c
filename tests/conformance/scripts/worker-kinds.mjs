// SPDX-License-Identifier: GPL-3.0-or-later
import { Worker } from 'node:worker_threads';
const run = (name, ...rest) => new Promise((resolve) => {
    try {
        new Worker(...rest).on('message', (message) => console.log(name, message))
            .on('error', (error) => console.log(name, error.code ?? error.message)).on('exit', resolve);
    } catch (error) {
        resolve(console.log(name, error.code));
    }
});
await run('data', new URL('data:text/javascript,import { parentPort } from "worker_threads"; parentPort.postMessage("loaded")'));
await run('module', 'import { parentPort } from "node:worker_threads"; parentPort.postMessage(await 1)', { eval: true });
await run('missing', new URL('./support/none.mjs', import.meta.url));
await run('relative', 'none.js');
await run('flags', '', { eval: true, execArgv: ['--no-such-flag'] });
await run('unclonable', '', { eval: true, workerData: () => {} }).catch((error) => console.log(error.name));
