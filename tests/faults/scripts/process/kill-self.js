// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Sends itself the signal that the first argument names; exits with 42 when it survives that.
const [, , name, how = 'kill'] = process.argv;
const signal = name === '0' ? 0 : name;
const { signals } = require('node:os').constants;
const ways = {
    kill: () => process.kill(process.pid, signal),
    number: () => process.kill(process.pid, signals[signal]),
    raw: () => process._kill(process.pid, signals[signal]),
    group: () => process.kill(0, signal),
    'own-group': () => process.kill(-process.pid, signal),
    text: () => process.kill(String(process.pid), signal),
};
console.log(`sending ${name}`);
ways[how]();
setTimeout(() => {
    console.log('survived');
    process.exit(42);
}, 200);
