// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A worker leaks up to the limit that it was given, turn by turn.
const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) {
    new Worker(__filename, { resourceLimits: { maxOldGenerationSizeMb: 32 } });
} else {
    const leak = [];
    setImmediate(function fill() {
        for (let i = 0; i < 100; ++i)
            leak.push({ index: i, filler: `${leak.length} `.repeat(20) });
        setImmediate(fill);
    });
}
