// SPDX-License-Identifier: GPL-3.0-or-later
const loaded = require('./support/named.mjs');
console.log(Object.keys(loaded), loaded.__esModule, loaded.default.name);
loaded.increment();
console.log(loaded.counter);
try {
    require('./support/asynchronous.mjs');
} catch (error) {
    console.log(error.code);
}
