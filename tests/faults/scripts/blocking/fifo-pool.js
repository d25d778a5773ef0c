// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Thirty reads of a FIFO that nobody writes to, in the thread pool that all servers share.
const fs = require('node:fs');

for (let i = 0; i < 30; ++i)
    fs.readFile(process.env.FAULT_FIFO, () => {});
setTimeout(() => console.log('ready'), 20);
