// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A worker leaks up to the limit that it was given, too fast to be ended in time: the command line aborts.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename, { resourceLimits: { maxOldGenerationSizeMb: 32 } });
} else {
    const leak = [];
    for (;;)
        leak.push(new Array(1000).fill(leak.length));
}
