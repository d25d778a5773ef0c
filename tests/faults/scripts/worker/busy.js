// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Eight workers, all busy.
const { Worker, isMainThread, parentPort } = require('node:worker_threads');

if (isMainThread) {
    let started = 0;
    for (let i = 0; i < 8; ++i) {
        new Worker(__filename).once('message', () => {
            if (++started === 8)
                console.log('ready');
        });
    }
} else {
    parentPort.postMessage('started');
    setImmediate(() => {
        for (;;);
    });
}
