// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The handler of last resort never ends.
process.on('uncaughtException', () => {
    console.log('ready');
    for (;;);
});
throw new Error('handled for ever');
