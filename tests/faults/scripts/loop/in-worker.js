// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The loop is in a worker; the main thread is idle.
const { Worker, isMainThread, parentPort } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename).once('message', () => console.log('ready'));
} else {
    parentPort.postMessage('started');
    setImmediate(() => {
        for (;;);
    });
}
