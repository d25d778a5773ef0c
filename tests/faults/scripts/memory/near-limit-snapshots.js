// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Asks the engine for snapshots near the limit, then leaks.
require('node:v8').setHeapSnapshotNearHeapLimit(1);
const leak = [];
console.log('ready');
for (;;)
    leak.push(new Array(1000).fill(leak.length));
