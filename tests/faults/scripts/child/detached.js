// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A child that is detached and forgotten; the script stays.
const { spawn } = require('node:child_process');

const child = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
child.on('spawn', () => console.log('ready'));
child.unref();
setInterval(() => {}, 1000);
