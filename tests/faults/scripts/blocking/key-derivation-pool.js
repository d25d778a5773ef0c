// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Derives keys in the thread pool, two seconds each, more than there are processors.
const { pbkdf2 } = require('node:crypto');

for (let i = 0; i < 4; ++i)
    pbkdf2('password', 'salt', 2_000_000, 64, 'sha512', () => {});
console.log('ready');
