// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Internal classes called in a way that fails an assertion of node.
const { TCP } = process.binding('tcp_wrap');
console.log('ready');
new TCP();
console.log('not reached');
