// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Nothing is left to do, and each time something is found.
let turns = 0;
process.on('beforeExit', () => {
    if (++turns === 100)
        console.log('ready');
    setImmediate(() => {});
});
