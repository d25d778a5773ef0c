// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A loop that swallows whatever ends it.
console.log('ready');
for (;;) {
    try {
        for (;;);
    } catch {
        continue;
    } finally {
        continue;
    }
}
