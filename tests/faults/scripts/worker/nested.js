// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Workers in workers, five deep, each busy.
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads');

const depth = workerData ?? 0;
const busy = () => {
    const end = performance.now() + 5;
    while (performance.now() < end);
    setImmediate(busy);
};
if (depth < 5) {
    new Worker(__filename, { workerData: depth + 1 }).on('message', (text) => {
        if (isMainThread)
            console.log(text);
        else
            parentPort.postMessage(text);
    });
} else {
    parentPort.postMessage('ready');
}
busy();
