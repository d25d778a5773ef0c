// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Its own worker would pause what it takes for the main thread, and go on holding it.
const inspector = require('node:inspector');
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename);
    setInterval(() => {}, 1);
} else {
    const session = new inspector.Session();
    session.connectToMainThread();
    session.on('Debugger.paused', () => require('node:fs').writeSync(1, 'ready\n'));
    session.post('Debugger.enable', () => session.post('Debugger.pause'));
    setInterval(() => {}, 1000);
}
