// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
process.on('exit', () => console.log('never'));
fs.writeSync(1, 'ready\n');
for (;;)
    await null;
