// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker, isMainThread, parentPort } = require('node:worker_threads') as typeof import('node:worker_threads');
type Answer = { value: number };
if (isMainThread) {
    new Worker(__filename).on('message', (answer: Answer) => console.log(answer));
} else {
    const answer: Answer = { value: 42 };
    parentPort!.postMessage(answer);
}
