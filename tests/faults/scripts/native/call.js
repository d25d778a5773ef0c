// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Calls the function of the addon that the first argument names.
const path = require('node:path');

const addon = require(path.join(process.env.FAULT_ADDONS, 'crashes.node'));
console.log('ready');
addon[process.argv[2]]();
setTimeout(() => console.log('survived'), 1000);
