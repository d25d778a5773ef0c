// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Opens a FIFO that nobody writes to.
console.log('ready');
require('node:fs').readFileSync(process.env.FAULT_FIFO);
