// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody listens for the error of the worker: it ends the whole.
const { Worker } = require('node:worker_threads');
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 3000);
new Worker('function inner() { throw new Error("out of the worker"); } setTimeout(inner, 5);', { eval: true });
