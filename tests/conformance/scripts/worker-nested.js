// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker, isMainThread, workerData, parentPort } = require('node:worker_threads');
if (isMainThread || workerData.depth < 3) {
    const depth = (workerData?.depth ?? 0) + 1;
    const worker = new Worker(__filename, { workerData: { depth } });
    worker.on('message', (message) => (isMainThread ? console.log(message) : parentPort.postMessage([depth, message])));
    worker.on('exit', (code) => isMainThread && console.log('exit', code));
} else {
    parentPort.postMessage('from the deepest');
    process.exitCode = workerData.depth;
}
