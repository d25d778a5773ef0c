// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Cluster workers that crash and are started again, for ever.
const cluster = require('node:cluster');

if (cluster.isPrimary) {
    let crashes = 0;
    cluster.on('exit', () => {
        if (++crashes === 3)
            console.log('ready');
        cluster.fork();
    });
    cluster.fork();
    cluster.fork();
} else {
    process.abort();
}
