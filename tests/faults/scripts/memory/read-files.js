// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Reads the same file for ever and keeps what it read.
const { readFile } = require('node:fs/promises');

(async () => {
    const leak = [];
    console.log('ready');
    for (;;)
        leak.push(await readFile(process.execPath));
})();
