// SPDX-License-Identifier: GPL-3.0-or-later
const { spawn } = require('node:child_process');
spawn('cat', { stdio: ['inherit', 'inherit', 'inherit'] }).on('close', (code) => console.log('cat ended', code));
