// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A child that floods the inherited stdout.
const { spawn } = require('node:child_process');

spawn('sh', ['-c', 'exec yes from the child'], { stdio: 'inherit' });
