// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A worker sends the process SIGTERM.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename);
    setTimeout(() => process.exit(42), 1000);
} else {
    console.log('sending');
    process.kill(process.pid, 'SIGTERM');
}
