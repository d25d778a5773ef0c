// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Takes every listener from the process, then fails.
process.removeAllListeners();
for (const name of ['uncaughtException', 'uncaughtExceptionMonitor', 'exit', 'warning', 'newListener'])
    process.removeAllListeners(name);
process.on = process.addListener = () => process;
setTimeout(() => {
    throw new Error('after the listeners');
}, 2);
