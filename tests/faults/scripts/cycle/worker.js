// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A server with a worker that has a timer.
const { Worker, isMainThread, parentPort } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename).on('message', (text) => console.log(text));
} else {
    setInterval(() => {}, 5);
    parentPort.postMessage('ready');
}
