// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A cache that forgets nothing: a Map of Maps and Sets.
const cache = new Map();
console.log('ready');
setImmediate(function fill() {
    for (let i = 0; i < 1000; ++i)
        cache.set(Symbol('key'), new Map([[i, new Set([i, i + 1])]]));
    setImmediate(fill);
});
