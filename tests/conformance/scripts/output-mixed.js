// SPDX-License-Identifier: GPL-3.0-or-later
// Both streams on one descriptor: the order is the order of the calls.
const fs = require('node:fs');
for (let i = 0; i < 50; i++) {
    console.log('out', i);
    console.error('err', i);
    fs.writeSync(1, `direct ${i}\n`);
    process._rawDebug('raw', i);
}
process.nextTick(() => console.log('tick'));
process.on('exit', () => {
    console.error('exit err');
    console.log('exit out');
});
