// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A pattern that needs 2^60 steps.
console.log('ready');
console.log(/^(a+)+$/.test('a'.repeat(60) + '!'));
