// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A child sends its parent the signal that the first argument names.
const { spawn } = require('node:child_process');

const child = spawn('sh', ['-c', `kill -${process.argv[2]} $PPID; echo sent; exec sleep 1000`]);
child.stdout.once('data', () => console.log('ready'));
setInterval(() => {}, 1000);
