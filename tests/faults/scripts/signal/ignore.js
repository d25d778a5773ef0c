// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Listens to every signal that can be listened to, and stays.
const { signals } = require('node:os').constants;

for (const name of Object.keys(signals)) {
    try {
        process.on(name, () => console.log(`took ${name}`));
    } catch (error) {
        console.log(`${name}: ${error.code}`);
    }
}
console.log('ready');
setInterval(() => {}, 1000);
