// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// As call.js, in a worker.
const path = require('node:path');
const { Worker, isMainThread, workerData } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename, { workerData: process.argv[2] });
    setInterval(() => {}, 1000);
} else {
    const addon = require(path.join(process.env.FAULT_ADDONS, 'crashes.node'));
    console.log('ready');
    addon[workerData]();
}
