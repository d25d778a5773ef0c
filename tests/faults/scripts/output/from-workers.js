// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Four workers write as fast as they can.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    console.log('ready');
    for (let i = 0; i < 4; ++i)
        new Worker(__filename);
} else {
    setImmediate(function more() {
        for (let i = 0; i < 100; ++i)
            console.log('from a worker '.repeat(20));
        setImmediate(more);
    });
}
