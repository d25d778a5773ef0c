// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A getter that never answers.
const trap = {
    get value() {
        for (;;);
    },
};
console.log('ready');
console.log(`${trap.value}`);
