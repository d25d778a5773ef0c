// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Freezes what everybody inherits from.
for (const type of [Object, Array, Function, Promise, Error, Map, Set, String, RegExp, Symbol])
    Object.freeze(type.prototype), Object.freeze(type);
Object.freeze(globalThis.process);
console.log('ready');
setInterval(() => console.log('still here'), 50);
