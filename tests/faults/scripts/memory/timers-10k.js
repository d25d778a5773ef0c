// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Ten thousand timers.
for (let i = 0; i < 10_000; ++i)
    setInterval(() => {}, 1 + (i % 500));
console.log('ready');
