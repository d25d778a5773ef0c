// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Asks for another mode of the whole process's OpenSSL.
console.log('ready');
require('node:crypto').setFips(true);
console.log('not reached');
