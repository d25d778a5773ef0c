// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// Children inherit the server's own streams, and carry its mark so that a stop finds them all.

const { internalBinding } = require('internal/bootstrap/realm');
const own = native.descriptors;

function prepare(options) {
  if (Array.isArray(options?.stdio)) {
    for (const entry of options.stdio) {
      if ((entry?.type === 'inherit' || entry?.type === 'fd') && entry.fd >= 0 && entry.fd <= 2) {
        // As a plain descriptor: 'inherit' would mean the child's own number.
        entry.type = 'fd';
        entry.fd = own[entry.fd];
      }
    }
  }
  if (Array.isArray(options?.envPairs)) options.envPairs.push(native.marker);
}

const { Process } = internalBinding('process_wrap');
const spawn = Process.prototype.spawn;
Process.prototype.spawn = function(options) {
  prepare(options);
  return Reflect.apply(spawn, this, [options]);
};

const spawnSyncBinding = internalBinding('spawn_sync');
const spawnSync = spawnSyncBinding.spawn;
spawnSyncBinding.spawn = function(options) {
  prepare(options);
  return Reflect.apply(spawnSync, this, [options]);
};
