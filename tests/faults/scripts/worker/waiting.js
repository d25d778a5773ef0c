// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The main thread and a worker wait for each other.
const { Worker, isMainThread, workerData } = require('node:worker_threads');

const cells = isMainThread ? new Int32Array(new SharedArrayBuffer(8)) : workerData;
if (isMainThread) {
    new Worker(__filename, { workerData: cells });
    console.log('ready');
}
Atomics.wait(cells, isMainThread ? 0 : 1, 0);
