// SPDX-License-Identifier: GPL-3.0-or-later
const { EventEmitter, setMaxListeners } = require('node:events');
const emitter = new EventEmitter();
for (let i = 0; i < 11; i++)
    emitter.on('thing', () => {});
const target = new EventTarget();
setMaxListeners(1, target);
target.addEventListener('x', () => {});
target.addEventListener('x', function other() {});
setTimeout(() => {}, 2 ** 31);
process.on('warning', (warning) => {
    console.log(warning.name, warning.type, warning.count);
    if (warning.name === 'TimeoutOverflowWarning')
        setTimeout(() => process.exit(), 5);
});
