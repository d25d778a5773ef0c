// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker } = require('node:worker_threads');
const run = (name, source, after) => new Promise((resolve) => {
    const worker = new Worker(source, { eval: true });
    worker.on('error', (error) => console.log(name, 'error', error?.name, error?.message ?? error, error?.code));
    worker.on('messageerror', () => console.log(name, 'messageerror'));
    worker.on('exit', (code) => resolve(console.log(name, 'exit', code)));
    after?.(worker);
});
(async () => {
    await run('plain', '');
    await run('process.exit', 'process.on("exit", (code) => console.log("in the worker", code)); process.exit(3)');
    await run('exitCode', 'process.exitCode = 4');
    await run('exit in a timer', 'setTimeout(() => process.exit(5), 1)');
    await run('thrown', 'throw new TypeError("thrown in a worker")');
    await run('thrown string', 'throw "a string"');
    await run('rejected', 'Promise.reject(new Error("rejected in a worker"))');
    await run('syntax', 'this is no program');
    await run('handled', 'process.on("uncaughtException", (e) => console.log("handled", e.message)); throw new Error("x")');
    await run('missing', 'require("./nothing/of/this/name")');
    await run('terminated in a loop', 'for (;;);', (worker) => worker.on('online', () => worker.terminate()));
    await run('terminated while waiting', 'setInterval(() => {}, 1000)', (worker) => worker.on('online', () => worker.terminate()));
    await run('abort', 'process.abort()');
    console.log('the main thread goes on');
})();
