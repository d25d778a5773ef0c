// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The script is done, its exit handler is not.
process.on('exit', () => {
    console.log('ready');
    for (;;);
});
