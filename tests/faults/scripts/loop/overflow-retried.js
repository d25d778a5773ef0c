// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Overflows the stack, catches that and starts over.
console.log('ready');
function deeper(n) {
    return deeper(n + 1) + 1;
}
for (;;) {
    try {
        deeper(0);
    } catch {
        continue;
    }
}
