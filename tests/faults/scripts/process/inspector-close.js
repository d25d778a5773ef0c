// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Opens and closes the inspector, again and again.
const inspector = require('node:inspector');

for (let i = 0; i < 10; ++i) {
    inspector.open(0, '127.0.0.1');
    inspector.close();
}
console.log('all survived');
