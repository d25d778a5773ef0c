// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Waits for a debugger that never comes.
const inspector = require('node:inspector');

inspector.open(0, '127.0.0.1');
console.log('ready');
inspector.waitForDebugger();
