// SPDX-License-Identifier: GPL-3.0-or-later
import Thing, { counter, increment, one } from './support/named.mjs';
import * as everything from './support/named.mjs';
import value, { where } from './support/value.cjs';
import fs, { existsSync } from 'node:fs';
increment();
console.log(Thing.name, counter, one, everything.counter, Object.keys(everything));
console.log(value, where, fs.existsSync === existsSync);
console.log(typeof require, typeof module, typeof __filename, this);
try {
    everything.one = 2;
} catch (error) {
    console.log(error.message);
}
console.log(everything[Symbol.toStringTag], (await import('./support/named.mjs')) === everything);
