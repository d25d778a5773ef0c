// SPDX-License-Identifier: GPL-3.0-or-later
new Buffer(1);
require('punycode');
require('node:util')._extend({}, {});
require('node:fs').existsSync({});
process.binding('fs');
setTimeout(() => console.log('end'), 1);
