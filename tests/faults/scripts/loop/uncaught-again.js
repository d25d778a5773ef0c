// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Each uncaught error leads to the next one.
let count = 0;
process.on('uncaughtException', () => {
    if (++count === 100)
        console.log('ready');
    setImmediate(() => {
        throw new Error('again');
    });
});
throw new Error('first');
