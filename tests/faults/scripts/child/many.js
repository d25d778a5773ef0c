// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Fifty children at once, then an exit without a word to them.
const { spawn } = require('node:child_process');

let up = 0;
for (let i = 0; i < 50; ++i) {
    spawn('sleep', ['1000'], { stdio: 'ignore' }).on('spawn', () => {
        if (++up === 50) {
            console.log('fifty are up');
            process.exit(0);
        }
    });
}
