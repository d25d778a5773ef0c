// SPDX-License-Identifier: GPL-3.0-or-later
// A child that the parent waits for gets what the terminal would send to both.
const { spawnSync } = require('node:child_process');
process.on('SIGINT', () => console.log('parent handles'));
const { status, signal, stdout } = spawnSync(process.execPath, ['-e', `
    process.on('SIGINT', () => { console.log('child handles'); process.exit(3); });
    setInterval(() => {}, 1000);
    process.stderr.write('ready\\n');`], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
console.log(status, signal, stdout);
setTimeout(() => console.log('end'), 50);
