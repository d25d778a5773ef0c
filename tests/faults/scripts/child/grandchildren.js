// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A shell with children and grandchildren.
const { spawn } = require('node:child_process');

const child = spawn('sh', ['-c', 'sleep 1000 & (sleep 1000 & sh -c "sleep 1000 & wait" & wait) & echo up; wait']);
child.stdout.once('data', () => console.log('ready'));
