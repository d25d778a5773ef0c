// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A worker leaks, and nobody gave it a limit of its own.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    console.log('ready');
    new Worker(__filename);
} else {
    const leak = [];
    while (process.memoryUsage().heapUsed < 2 ** 30)
        leak.push(new Array(100_000).fill(leak.length));
    console.log('passed the limit');
    process.exit(0);
}
