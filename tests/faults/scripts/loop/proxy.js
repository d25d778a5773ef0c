// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A proxy whose every trap loops.
const trap = new Proxy({}, {
    get() {
        for (;;);
    },
});
console.log('ready');
console.log(trap.anything);
