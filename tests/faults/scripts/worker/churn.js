// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Workers that are started and terminated without a pause.
const { Worker } = require('node:worker_threads');

let rounds = 0;
(async function churn() {
    for (;;) {
        const worker = new Worker('for (;;);', { eval: true });
        await new Promise((resolve) => worker.once('online', resolve));
        await worker.terminate();
        if (++rounds === 5)
            console.log('ready');
    }
})();
