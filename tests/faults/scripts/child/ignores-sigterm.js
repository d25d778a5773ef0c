// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A child that ignores the polite signals.
const { spawn } = require('node:child_process');

const child = spawn('sh', ['-c', 'trap "" TERM INT HUP; echo up; while :; do sleep 1000; done']);
child.stdout.once('data', () => console.log('ready'));
