// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A child whose output nobody reads, and one whose output is passed on.
const { spawn } = require('node:child_process');

spawn('yes');
const child = spawn('yes', ['passed on']);
child.stdout.pipe(process.stdout);
