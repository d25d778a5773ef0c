// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A hook that never ends, called when a timer is made.
const { createHook } = require('node:async_hooks');

createHook({
    init(id, type) {
        if (type === 'Timeout') {
            for (;;);
        }
    },
}).enable();
console.log('ready');
setTimeout(() => {}, 1);
