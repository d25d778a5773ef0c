// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A stream over descriptor 1 that closes it when it ends.
const fs = require('node:fs');

fs.createWriteStream('', { fd: 1 }).end('by a stream\n', () => {
    fs.close(2, () => {
        setTimeout(() => console.log('and later'), 20);
    });
});
