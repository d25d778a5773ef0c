// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Ends while it listens.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGPIPE'])
    process.on(name, () => {});
console.log('listened');
setTimeout(() => process.exit(0), 10);
