// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Emits the process's own events by hand.
for (const [name, ...values] of [['exit', 0], ['beforeExit', 0], ['SIGTERM', 'SIGTERM', 15],
    ['uncaughtExceptionMonitor', new Error('emitted'), 'uncaughtException'], ['disconnect'],
    ['message', { cmd: 'NODE_HANDLE' }, null], ['internalMessage', { cmd: 'NODE_' }], ['worker', {}]])
    process.emit(name, ...values);
console.log('all survived');
