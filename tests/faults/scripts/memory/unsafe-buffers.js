// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks what Buffer.allocUnsafe cuts from its pool, and bigger ones.
const leak = [];
console.log('ready');
setImmediate(function fill() {
    for (let i = 0; i < 100; ++i)
        leak.push(Buffer.allocUnsafe(1000), Buffer.allocUnsafe(50_000));
    setImmediate(fill);
});
