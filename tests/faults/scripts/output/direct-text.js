// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A line to each descriptor, past the streams, in each way that fs has.
const fs = require('node:fs');

fs.writeSync(1, 'one by writeSync\n');
fs.writeSync(2, 'two by writeSync\n');
fs.writevSync(1, [Buffer.from('one by '), Buffer.from('writevSync\n')]);
fs.writeFileSync(1, 'one by writeFileSync\n');
fs.appendFileSync(2, 'two by appendFileSync\n');
fs.write(1, 'one by write\n', () => {
    fs.createWriteStream('', { fd: 1, autoClose: false }).end('one by a stream\n');
});
process._rawDebug('two by rawDebug');
