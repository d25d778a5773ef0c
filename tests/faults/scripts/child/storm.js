// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Children that come and go as fast as they can.
const { spawn } = require('node:child_process');

let ended = 0;
function another() {
    spawn('true', { stdio: 'ignore' }).on('exit', () => {
        if (++ended === 20)
            console.log('ready');
        another();
    });
}
for (let i = 0; i < 5; ++i)
    another();
