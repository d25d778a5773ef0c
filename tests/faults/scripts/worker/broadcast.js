// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Workers that shout at each other.
const { BroadcastChannel, Worker, isMainThread } = require('node:worker_threads');

const channel = new BroadcastChannel('all');
let heard = 0;
channel.onmessage = () => {
    if (isMainThread && ++heard === 100)
        console.log('ready');
    channel.postMessage('x'.repeat(1000));
};
if (isMainThread) {
    for (let i = 0; i < 3; ++i)
        new Worker(__filename);
} else {
    channel.postMessage('first');
}
