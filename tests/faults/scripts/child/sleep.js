// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A child that sleeps.
const { spawn } = require('node:child_process');

spawn('sleep', ['1000']).on('spawn', () => console.log('ready'));
