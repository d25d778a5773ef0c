// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker } = require('node:worker_threads');
const memory = new SharedArrayBuffer(16);
const view = new Int32Array(memory);
const worker = new Worker(`
    const { workerData } = require('node:worker_threads');
    const view = new Int32Array(workerData);
    for (let i = 0; i < 1000; i++) Atomics.add(view, 0, 1);
    Atomics.store(view, 1, 1);
    Atomics.notify(view, 1);`, { eval: true, workerData: memory });
console.log(Atomics.wait(view, 1, 0, 10_000), view[0]);
console.log(Atomics.wait(view, 2, 5), Atomics.wait(view, 2, 0, 1));
Atomics.waitAsync(view, 3, 0).value.then((result) => console.log('asynchronous', result));
worker.on('exit', () => console.log(Atomics.notify(view, 3)));
