// SPDX-License-Identifier: GPL-3.0-or-later
console.log(process.eventNames());
for (const name of ['exit', 'uncaughtException', 'uncaughtExceptionMonitor', 'unhandledRejection', 'warning', 'SIGTERM'])
    console.log(name, process.listenerCount(name));
console.log(process.getMaxListeners(), process.hasUncaughtExceptionCaptureCallback(), process.exitCode);
