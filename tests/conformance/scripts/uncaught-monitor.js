// SPDX-License-Identifier: GPL-3.0-or-later
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.once('uncaughtException', (error) => console.log('handler', error.message));
setTimeout(() => { throw new Error('first'); }, 1);
setTimeout(() => { Promise.reject(new Error('second')); }, 10);
