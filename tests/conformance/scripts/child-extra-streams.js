// SPDX-License-Identifier: GPL-3.0-or-later
const { spawn } = require('node:child_process');
const child = spawn('sh', ['-c', 'read line <&3; echo inherited-5 >&5; echo "$line" >&4'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe', process.stdout],
});
child.stdio[3].end('through three\n');
child.stdio[4].on('data', (chunk) => console.log('four', String(chunk)));
child.on('close', (code) => console.log(code, child.stdio.length));
