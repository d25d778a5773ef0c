// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Makes the process as slow as it can be.
const os = require('node:os');

for (const pid of [0, process.pid]) {
    try {
        os.setPriority(pid, os.constants.priority.PRIORITY_LOW);
    } catch (error) {
        console.log(`refused: ${error.message}`);
    }
}
console.log('ready');
setInterval(() => {}, 1000);
