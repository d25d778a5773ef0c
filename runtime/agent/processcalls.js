// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// Calls that would end or change the whole process end or change this server, or say why they cannot.

const { internalBinding } = require('internal/bootstrap/realm');
const { signals } = require('os').constants;

const nameOf = new Map(Object.entries(signals).map(([name, number]) => [number, name]));
// What the system does with them by default is nothing, or something that node has replaced.
const harmless = new Set(['SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH', 'SIGPIPE', 'SIGUSR1']);
const suspending = new Set(['SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU']);
const unhandled = new Set(['SIGKILL', 'SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGIOT']);

function refuse(call) {
  native.notice('refused-call', call);
  const error = new Error(`${call} is not available to a server that runs inside Boucle, because it would change the ` +
    'whole process. Run the server in a separate process to use it.');
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  throw error;
}

/** Does not return: the environment is stopped. */
function end(number) {
  native.endBySignal(number);
  for (;;); // interrupted by the stop
}

function signalOurselves(name, number) {
  if (number === 0 || (harmless.has(name) && process.listenerCount(name) === 0)) return true;
  if (suspending.has(name)) refuse(`process.kill(process.pid, '${name}')`);
  if (!unhandled.has(name) && process.listenerCount(name) > 0) {
    setImmediate(() => process.emit(name, name, number));
    return true;
  }
  end(number);
}

// 0 and the negative numbers name process groups: ours is Boucle's.
const isOurselves = (pid) => pid === process.pid || pid === 0 || pid === -process.pid || pid === -native.processGroup;

const kill = process.kill;
process.kill = function(pid, signal) {
  // eslint-disable-next-line eqeqeq
  const known = pid == (pid | 0) && isOurselves(pid | 0);
  const number = typeof signal === 'number' ? signal : signals[signal ?? 'SIGTERM'];
  const name = nameOf.get(number);
  if (!known || (number !== 0 && name === undefined)) return Reflect.apply(kill, this, [pid, signal]);
  return signalOurselves(typeof signal === 'string' ? signal : name, number);
};

const rawKill = process._kill;
process._kill = (pid, number) => {
  if (!isOurselves(pid)) return rawKill(pid, number);
  signalOurselves(nameOf.get(number), number);
  return 0;
};

const debugProcess = process._debugProcess;
if (debugProcess) {
  process._debugProcess = (pid) => (isOurselves(pid) ? refuse('process._debugProcess()') : debugProcess(pid));
}

if (native.isMainThread) {
  process.abort = () => end(signals.SIGABRT);
  for (const name of ['setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups', 'execve']) {
    if (process[name]) process[name] = () => refuse(`process.${name}()`);
  }

  let title = 'node';
  Object.defineProperty(process, 'title', {
    configurable: true,
    enumerable: true,
    get: () => title,
    set: (value) => { title = String(value); },
  });
}

// By number it would be the process, which on Linux is its main thread, Boucle's: 0 is the calling thread.
const os = require('os');
const { getPriority, setPriority } = os;
const priorityPid = (pid) => (pid === process.pid ? 0 : pid);
os.getPriority = { getPriority(pid = 0) { return getPriority(priorityPid(pid)); } }.getPriority;
os.setPriority = {
  setPriority(pid, priority) {
    return priority === undefined ? setPriority(0, pid) : setPriority(priorityPid(pid), priority);
  },
}.setPriority;

// Listening to a fault's signal would replace the handlers that contain it, for the whole process.
const { Signal } = internalBinding('signal_wrap');
const startSignal = Signal.prototype.start;
Signal.prototype.start = function(number) {
  return unhandled.has(nameOf.get(number)) ? 0 : Reflect.apply(startSignal, this, [number]);
};

// Both are settings of the process and abort it when a second environment touches them.
const { CategorySet } = internalBinding('trace_events');
CategorySet.prototype.enable = () => refuse('trace_events.enable()');
const cryptoBinding = internalBinding('crypto');
cryptoBinding.setFipsCrypto = () => refuse('crypto.setFips()');

if (!native.ownDirectory && native.isMainThread) {
  const chdir = process.chdir;
  process.chdir = function(folder) {
    Reflect.apply(chdir, this, [folder]);
    native.notice('changed-directory', process.cwd());
  };
}
