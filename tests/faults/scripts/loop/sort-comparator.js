// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A comparator that never answers, called from inside the engine's sort.
console.log('ready');
[3, 1, 2].sort(() => {
    for (;;);
});
