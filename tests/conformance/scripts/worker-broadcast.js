// SPDX-License-Identifier: GPL-3.0-or-later
const { BroadcastChannel, Worker, isMainThread, parentPort } = require('node:worker_threads');
const channel = new BroadcastChannel('shared');
if (isMainThread) {
    const seen = [];
    const workers = [1, 2].map(() => new Worker(__filename));
    let ready = 0;
    workers.forEach((worker) => worker.on('message', () => ++ready === 2 && channel.postMessage('to all')));
    channel.onmessage = ({ data }) => {
        seen.push(data);
        if (seen.length === 2) {
            channel.close();
            console.log(seen);
        }
    };
} else {
    channel.onmessage = ({ data }) => {
        channel.postMessage(`got ${data}`);
        channel.close();
    };
    parentPort.postMessage('ready');
}
