// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Promises that nobody settles, in a microtask storm.
const leak = [];
console.log('ready');
function again() {
    for (let i = 0; i < 100; ++i)
        leak.push(new Promise(() => {}).then(() => i));
    queueMicrotask(again);
}
again();
