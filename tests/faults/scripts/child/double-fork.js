// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A daemon: its parent is gone, it has a session of its own.
const { spawn } = require('node:child_process');

const child = spawn('sh', ['-c', 'setsid sh -c "echo up; exec sleep 1000" & exit 0'], { detached: true });
child.stdout.once('data', () => console.log('ready'));
setInterval(() => {}, 1000);
