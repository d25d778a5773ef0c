// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The internal exit, without handlers.
process.on('exit', () => console.log('handler was called'));
console.log('leaving');
process.reallyExit(4);
