// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Timers that take longer than they wait.
const until = (ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
};
console.log('ready');
for (let i = 0; i < 10; ++i)
    setInterval(until, 0, 20);
