// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// process.env of the process belongs to Boucle: a server gets the one of its launch configuration, with the
// habits of node's own (values are strings, names are never symbols).

if (native.isMainThread) {
  const variables = native.environment;
  const text = (value) => {
    if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    return String(value);
  };
  process.env = new Proxy(variables, {
    set(target, name, value) {
      target[text(name)] = text(value);
      return true;
    },
    defineProperty(target, name, descriptor) {
      if ('get' in descriptor || 'set' in descriptor) {
        const error = new TypeError("'process.env' does not accept an accessor(getter/setter) descriptor");
        error.code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
        throw error;
      }
      return Reflect.defineProperty(target, text(name), {
        value: text(descriptor.value), configurable: true, enumerable: true, writable: true,
      });
    },
  });

  // node's own writes into the process's environment, past the one above.
  process.loadEnvFile = (file = '.env') => {
    const { readFileSync } = require('fs');
    const values = require('util').parseEnv(readFileSync(file, 'utf8'));
    for (const name of Object.keys(values)) process.env[name] ??= values[name];
  };
} else if (process.env.BOUCLE_HOST !== undefined) {
  // A worker that shares its environment was given the process's.
  process.env = { ...native.environment };
}
