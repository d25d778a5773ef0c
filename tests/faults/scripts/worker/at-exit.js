// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Starts a worker when it is over.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    process.on('exit', () => {
        new Worker(__filename);
        console.log('started at the exit');
    });
} else {
    for (;;);
}
