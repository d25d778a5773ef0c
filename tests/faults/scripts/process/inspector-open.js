// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Opens the inspector on a port, twice, and never closes it.
const inspector = require('node:inspector');

inspector.open(0, '127.0.0.1');
console.log(`url: ${inspector.url()?.startsWith('ws://')}`);
try {
    inspector.open(0, '127.0.0.1');
} catch (error) {
    console.log(error.code);
}
console.log('ready');
setInterval(() => {}, 1000);
