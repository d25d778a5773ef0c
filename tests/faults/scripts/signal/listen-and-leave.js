// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Listens to signals and takes the listeners away again.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGPIPE']) {
    const listener = () => {};
    for (let i = 0; i < 3; ++i) {
        process.on(name, listener);
        process.off(name, listener);
    }
}
console.log('ready');
setInterval(() => {}, 1000);
