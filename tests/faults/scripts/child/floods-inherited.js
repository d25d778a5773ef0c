// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A child that floods the inherited stdout.
const { spawn } = require('node:child_process');

console.log('ready');
spawn('sh', ['-c', 'echo from the child; exec yes'], { stdio: 'inherit' });
