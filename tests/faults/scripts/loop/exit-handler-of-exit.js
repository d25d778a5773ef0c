// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// process.exit() runs an exit handler that never ends.
process.on('exit', () => {
    console.log('ready');
    for (;;);
});
setTimeout(() => process.exit(0), 5);
