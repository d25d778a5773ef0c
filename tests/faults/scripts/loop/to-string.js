// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A conversion that never ends.
const trap = {
    toString() {
        for (;;);
    },
};
console.log('ready');
console.log(`${trap}`);
