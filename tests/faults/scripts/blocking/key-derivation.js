// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Derives a key, for about ten seconds.
const { pbkdf2Sync } = require('node:crypto');

console.log('ready');
pbkdf2Sync('password', 'salt', 24_000_000, 64, 'sha512');
