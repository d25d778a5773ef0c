// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// Tells what only node knows of what keeps a loop alive: its timers, which share one handle of the loop's, and, when
// that is wanted, the lines that have made things.

const { timerListMap, async_id_symbol: asyncId } = require('internal/timers');

const origins = new Map(); // by async id: the program's own place, and after a line end that of the package which has done it
const listeners = new WeakMap(); // by server

if (native.tracesOrigins) {
  const { createHook } = require('async_hooks');
  const traced = new Set(['Timeout', 'TCPSERVERWRAP', 'TCPWRAP', 'PIPESERVERWRAP', 'PIPEWRAP', 'UDPWRAP', 'FSEVENTWRAP',
    'PROCESSWRAP', 'SIGNALWRAP', 'STATWATCHER']);
  const place = /(?:\(|at (?:async )?)((?:file:\/\/)?\/[^()]*:\d+:\d+)\)?$/;
  const ofUser = () => {
    const holder = {};
    const { stackTraceLimit, prepareStackTrace } = Error;
    Error.stackTraceLimit = 16;
    Error.prepareStackTrace = undefined;
    Error.captureStackTrace(holder);
    const { stack } = holder;
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
    let packaged = '';
    for (const line of stack.split('\n')) {
      const found = place.exec(line)?.[1];
      if (!found) continue;
      if (!found.includes('/node_modules/')) return packaged ? `${found}\n${packaged}` : found;
      packaged ||= found;
    }
    return packaged && `${packaged}\n${packaged}`;
  };
  // The host is looked up before the handle is made, and then nothing leads back to the line.
  const { Server } = require('net');
  const { listen } = Server.prototype;
  Server.prototype.listen = function(...words) {
    listeners.set(this, ofUser());
    return Reflect.apply(listen, this, words);
  };
  createHook({
    init(id, type) { if (traced.has(type)) origins.set(id, ofUser()); },
    destroy(id) { origins.delete(id); },
  }).enable();
}

const ids = new WeakMap(); // of timers: small numbers, apart from addresses of handles
let lastId = 0;
function idOf(timer) {
  let id = ids.get(timer);
  if (id === undefined) ids.set(timer, id = ++lastId);
  return id;
}

const { internalBinding } = require('internal/bootstrap/realm');
const { getLibuvNow } = internalBinding('timers');

/** [timers: id, isRef, dueMs, repeatMs, origin …; origins: fd, place …; requests: kind, number …] */
function describe() {
  const timers = [];
  const now = getLibuvNow();
  for (const key in timerListMap) {
    const list = timerListMap[key];
    for (let timer = list._idlePrev; timer !== list && timer; timer = timer._idlePrev) {
      timers.push(idOf(timer), timer.hasRef?.() ? 1 : 0, Math.max(0, timer._idleStart + timer._idleTimeout - now),
        timer._repeat ?? 0, origins.get(timer[asyncId]) ?? '');
    }
  }
  const places = [];
  if (native.tracesOrigins) {
    for (const owner of process._getActiveHandles()) {
      const handle = owner._handle ?? owner;
      const origin = listeners.get(owner) || origins.get(handle.getAsyncId?.());
      if (origin && handle.fd >= 0) places.push(handle.fd, origin);
    }
  }
  const kinds = new Map();
  for (const request of process._getActiveRequests()) {
    const kind = request.constructor.name;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [timers, places, [...kinds].flat()];
}

const released = new Map(); // by key: what was told not to keep the loop alive, which node lists no more

function find(kind, id, fd, pid, key) {
  if (kind === 'timer') {
    for (const key in timerListMap) {
      const list = timerListMap[key];
      for (let timer = list._idlePrev; timer !== list && timer; timer = timer._idlePrev) {
        if (ids.get(timer) === id) return timer;
      }
    }
    return undefined;
  }
  const isIt = (owner) => (pid > 0 ? owner.pid === pid : fd >= 0 && (owner._handle ?? owner).fd === fd);
  const known = released.get(key)?.deref();
  return process._getActiveHandles().find(isIt) ?? (known && isIt(known) ? known : undefined);
}

const actions = [
  (owner, kind) => {
    if (kind === 'timer') require('timers').clearTimeout(owner);
    else if (kind === 'process') owner.kill();
    else if (owner.destroy) owner.destroy();
    else owner.close();
  },
  (owner, kind, key) => {
    owner.unref();
    if (kind !== 'timer') released.set(key, new WeakRef(owner));
  },
  (owner, kind, key) => {
    owner.ref();
    released.delete(key);
  },
];

/** Does what HandleAction says; false when there is no such thing, or it cannot. */
function change(kind, id, fd, pid, action) {
  const key = `${kind}:${fd}:${pid}`;
  try {
    const owner = find(kind, id, fd, pid, key);
    if (!owner) return false;
    actions[action](owner, kind, key);
    return true;
  } catch {
    return false; // it is of a kind that has no such word
  }
}

native.handleFunctions(describe, change);
