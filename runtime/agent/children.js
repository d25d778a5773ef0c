// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// Children inherit the server's own streams, carry its mark so that a stop finds them all, and what a debugger of
// theirs needs.

const { internalBinding } = require('internal/bootstrap/realm');
const own = native.descriptors;

function mapStreams(stdio) {
  for (const entry of stdio) {
    if ((entry?.type === 'inherit' || entry?.type === 'fd') && entry.fd >= 0 && entry.fd <= 2) {
      // As a plain descriptor: 'inherit' would mean the child's own number.
      entry.type = 'fd';
      entry.fd = own[entry.fd];
    }
  }
}

function addVariables(envPairs) {
  envPairs.push(native.marker);
  for (const [name, value] of Object.entries(native.childEnvironment)) {
    const index = envPairs.findLastIndex((pair) => pair.startsWith(`${name}=`));
    const given = index < 0 || name !== 'NODE_OPTIONS' ? '' : envPairs[index].slice(name.length + 1);
    const pair = `${name}=${given ? `${value} ${given}` : value}`;
    if (index < 0) envPairs.push(pair);
    else envPairs[index] = pair;
  }
}

const { Process } = internalBinding('process_wrap');
const spawn = Process.prototype.spawn;
Process.prototype.spawn = function(file, args, cwd, envPairs, stdio, ...rest) {
  if (Array.isArray(stdio)) mapStreams(stdio);
  if (Array.isArray(envPairs)) addVariables(envPairs);
  return Reflect.apply(spawn, this, [file, args, cwd, envPairs, stdio, ...rest]);
};

const spawnSyncBinding = internalBinding('spawn_sync');
const spawnSync = spawnSyncBinding.spawn;
spawnSyncBinding.spawn = function(options) {
  if (Array.isArray(options?.stdio)) mapStreams(options.stdio);
  if (Array.isArray(options?.envPairs)) addVariables(options.envPairs);
  return Reflect.apply(spawnSync, this, [options]);
};
