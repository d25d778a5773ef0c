// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// process.exit() in a worker ends the worker alone; the main thread goes on and leaves with 8.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename).on('exit', (code) => {
        console.log(`worker left with ${code}`);
        process.exitCode = 8;
    });
} else {
    process.exit(5);
}
