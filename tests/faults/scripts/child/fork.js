// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A forked node that talks and never leaves.
const { fork } = require('node:child_process');

if (process.argv[2] === 'child') {
    process.on('disconnect', () => {});
    setInterval(() => process.send?.('still here', () => {}), 10);
} else {
    fork(__filename, ['child']).once('message', () => console.log('ready'));
}
