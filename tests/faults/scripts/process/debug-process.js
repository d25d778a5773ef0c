// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Asks itself for a debugger, by SIGUSR1.
process._debugProcess(process.pid);
setTimeout(() => console.log('survived'), 100);
