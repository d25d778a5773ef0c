// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker, resourceLimits } = require('node:worker_threads');
console.log(resourceLimits);
const worker = new Worker('const kept = []; for (;;) kept.push(new Array(10000).fill(1.5));', {
    eval: true, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
});
worker.on('error', (error) => console.log(error.name, error.code, error.message));
worker.on('exit', (code) => console.log('exit', code, worker.resourceLimits));
