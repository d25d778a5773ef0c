// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Arithmetic on numbers of megabytes, in the engine's own code.
console.log('ready');
let value = 3n ** 1_000_000n;
for (;;)
    value = (value * value) % 7n ** 3_000_000n;
