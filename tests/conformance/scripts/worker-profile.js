// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker, threadId, isInternalThread, markAsUntransferable, isMarkedAsUntransferable, locks } = require('node:worker_threads');
console.log(threadId, isInternalThread, typeof locks);
const ids = [];
const start = () => {
    const worker = new Worker('setTimeout(() => {}, 50)', { eval: true });
    worker.on('online', async () => {
        ids.push(worker.threadId);
        const { utilization } = worker.performance.eventLoopUtilization();
        console.log(utilization >= 0, Object.keys(await worker.getHeapStatistics()).length);
    });
    worker.on('exit', () => (ids.length < 2 ? start() : console.log(ids[1] > ids[0])));
};
start();
const buffer = new ArrayBuffer(1);
markAsUntransferable(buffer);
try {
    structuredClone(buffer, { transfer: [buffer] });
} catch (error) {
    console.log(error.name, isMarkedAsUntransferable(buffer));
}
