// SPDX-License-Identifier: GPL-3.0-or-later
const data = require('./support/data.json');
console.log(data, require('./support/data') === data);
const fs = require('node:fs');
fs.writeFileSync('broken.json', '{ "a": 1,\n  "b" }');
try {
    require(`${process.cwd()}/broken.json`);
} catch (error) {
    console.log(error.name, error.message);
}
