// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Leaks when it is over.
process.on('exit', () => {
    const leak = [];
    console.log('ready');
    for (;;)
        leak.push(new Array(1000).fill(leak.length));
});
