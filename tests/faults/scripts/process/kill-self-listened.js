// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Sends itself a signal that it listens to.
const signal = process.argv[2];
process.on(signal, (name) => {
    console.log(`took ${name}`);
    process.exit(7);
});
process.kill(process.pid, signal);
setTimeout(() => console.log('nobody called'), 1000);
