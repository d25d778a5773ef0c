// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A finalizer that never ends, called after a garbage collection.
const registry = new FinalizationRegistry(() => {
    console.log('ready');
    for (;;);
});
function litter() {
    for (let i = 0; i < 1000; ++i)
        registry.register({ filler: new Array(1000).fill(i) }, i);
    setImmediate(litter);
}
litter();
