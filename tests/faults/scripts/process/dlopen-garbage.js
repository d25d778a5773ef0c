// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Loads what is no addon: text, a library without an entry, nothing at all.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const garbage = path.join(process.env.FAULT_TEMP ?? os.tmpdir(), 'garbage.node');
fs.writeFileSync(garbage, Buffer.alloc(5000, '\x7fELF garbage'));
for (const file of [garbage, 'libm.so.6', '/absent.node', __filename]) {
    try {
        process.dlopen({ exports: {} }, file);
        console.log('loaded', file);
    } catch (error) {
        console.log(`refused: ${error.code}`);
    }
}
console.log('all survived');
