// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// What a worker must not do to the process.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename).on('exit', () => console.log('all survived'));
} else {
    const calls = {
        chdir: () => process.chdir('/'),
        setuid: () => process.setuid(65534),
        umask: () => process.umask(0o777),
        abort: () => process.abort(),
        title: () => {
            process.title = 'worker';
        },
    };
    for (const [name, call] of Object.entries(calls)) {
        try {
            call();
            console.log(`${name} passed`);
        } catch (error) {
            console.log(`${name}: ${error.code}`);
        }
    }
}
