// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Waits for a child that sleeps, with the loop standing still.
const { execSync } = require('node:child_process');

console.log('ready');
execSync('sleep 1000', { stdio: 'ignore' });
console.log('not reached');
