// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
try {
    require('./support/none.node');
} catch (error) {
    console.log(error.code);
}
fs.writeFileSync('text.node', 'this is no library');
try {
    require(`${process.cwd()}/text.node`);
} catch (error) {
    console.log(error.code, error.message);
}
try {
    process.dlopen({ exports: {} }, '/nowhere/none.node');
} catch (error) {
    console.log(error.code, error.message);
}
