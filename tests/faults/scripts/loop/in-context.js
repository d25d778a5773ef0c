// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Loops in a context of its own; with breakOnSigint, which wants the process's SIGINT.
const vm = require('node:vm');

console.log('ready');
vm.runInNewContext('for (;;);', {}, { breakOnSigint: true });
