// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Loads an addon that crashes while it is loaded.
const path = require('node:path');

console.log('ready');
require(path.join(process.env.FAULT_ADDONS, 'crashatload.node'));
