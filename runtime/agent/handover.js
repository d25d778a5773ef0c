// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// What a generation may tell the next one: globalThis[Symbol.for('boucle.hot')], two functions. Nobody needs them.

if (!native.isMainThread) return;

const { serialize, deserialize } = require('v8');

let make;

native.onHandOver(() => {
  if (make === undefined) return;
  let bytes;
  try {
    bytes = serialize(make());
  } catch (error) {
    process.emitWarning(`The next generation gets no state: ${error?.message ?? error}`, 'HotReloadWarning');
    return;
  }
  native.handOver(bytes);
});

Object.defineProperty(globalThis, Symbol.for('boucle.hot'), {
  configurable: true,
  value: Object.freeze({
    /** `make()` is asked when the next generation has taken over; what it returns is copied (structured clone). */
    handOver(callback) {
      if (typeof callback !== 'function') throw new TypeError('handOver expects a function');
      make = callback;
    },
    /** `use(state)` is called with what the generation before has handed over, soon after this one has taken over. */
    takeOver(callback) {
      if (typeof callback !== 'function') throw new TypeError('takeOver expects a function');
      native.onTakeOver((bytes) => callback(deserialize(bytes)));
    },
  }),
});
