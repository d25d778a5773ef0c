// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// Descriptors 0, 1 and 2 belong to the whole process, so a server gets pipes of its own instead: process.stdin,
// stdout and stderr are streams over them, and whoever names one of the three numbers reaches them too.

const { internalBinding } = require('internal/bootstrap/realm');
const path = require('path');

const own = native.descriptors;
const mapDescriptor = (fd) => (fd === 0 || fd === 1 || fd === 2 ? own[fd] : fd);

const standardFiles = new Map([
  ['/dev/stdin', 0], ['/dev/stdout', 1], ['/dev/stderr', 2],
  ['/dev/fd/0', 0], ['/dev/fd/1', 1], ['/dev/fd/2', 2],
  ['/proc/self/fd/0', 0], ['/proc/self/fd/1', 1], ['/proc/self/fd/2', 2],
]);

/**
 * The path that a call should see: asynchronous ones run on pool threads, whose working directory is not ours. In the
 * way of every module that is loaded: what is decided by two characters is not looked up.
 */
function mapPath(file, args) {
  if (typeof file !== 'string') return file;
  if (file.charCodeAt(0) !== 0x2f) return native.ownDirectory && isAsyncCall(args) ? path.resolve(file) : file;
  const second = file.charCodeAt(1);
  if (second !== 0x64 && second !== 0x70) return file; // neither /dev nor /proc
  const fd = standardFiles.get(file);
  return fd === undefined ? file : `/proc/self/fd/${own[fd]}`;
}

const fsBinding = internalBinding('fs');
const { FSReqCallback, kUsePromises } = fsBinding;
const noArguments = [];
const isAsyncCall = (args) => args.some((arg) => arg === kUsePromises || arg instanceof FSReqCallback);

function wrap(binding, name, mapArguments) {
  const original = binding[name];
  if (typeof original !== 'function') return;
  binding[name] = function(...args) {
    mapArguments(args);
    return Reflect.apply(original, this, args);
  };
}

for (const name of ['read', 'readBuffers', 'writeBuffer', 'writeBuffers', 'writeString', 'fstat', 'fsync',
  'fdatasync', 'ftruncate', 'fchmod', 'fchown', 'futimes']) {
  wrap(fsBinding, name, (args) => { args[0] = mapDescriptor(args[0]); });
}

for (const name of ['readFileUtf8', 'writeFileUtf8']) {
  wrap(fsBinding, name, (args) => {
    args[0] = typeof args[0] === 'number' ? mapDescriptor(args[0]) : mapPath(args[0], noArguments);
  });
}

for (const name of ['access', 'open', 'openFileHandle', 'rmdir', 'mkdir', 'mkdtemp', 'readlink', 'unlink', 'chmod',
  'lchown', 'chown', 'utimes', 'lutimes', 'stat', 'lstat', 'statfs', 'readdir', 'realpath']) {
  wrap(fsBinding, name, (args) => { args[0] = mapPath(args[0], args); });
}

for (const name of ['rename', 'link', 'copyFile']) {
  wrap(fsBinding, name, (args) => {
    args[0] = mapPath(args[0], args);
    args[1] = mapPath(args[1], args);
  });
}
wrap(fsBinding, 'symlink', (args) => { args[1] = mapPath(args[1], args); });
wrap(internalBinding('fs_dir'), 'opendir', (args) => { args[0] = mapPath(args[0], args); });

const closeDescriptor = fsBinding.close;
fsBinding.close = function(...args) {
  const [fd] = args;
  // Closing a standard descriptor is the server's right; the pipes end with the server all the same.
  if (fd === 0 || fd === 1 || fd === 2) {
    if (args[1] instanceof FSReqCallback) process.nextTick(() => args[1].oncomplete(null));
    return undefined;
  }
  if (native.isProtected(fd)) {
    native.notice('descriptor-refused', String(fd));
    args[0] = -1; // the call fails as it would on a descriptor that is not open
  }
  return Reflect.apply(closeDescriptor, this, args);
};

if (native.isMainThread) {
  // A stream that is closed never closes its descriptor: as node's own.
  const keepOpen = function(error, callback) {
    callback(error);
    this._undestroy();
    if (!this._writableState.emitClose) process.nextTick(() => this.emit('close'));
  };

  // Pipes to Boucle, or what the command line was given.
  const { guessHandleType } = require('internal/util');

  const makeWritable = (fd) => {
    const type = guessHandleType(own[fd]);
    if (type === 'TTY') {
      const { WriteStream } = require('tty');
      return Object.assign(new WriteStream(native.duplicate(own[fd])), { _type: 'tty' });
    }
    if (type === 'FILE') {
      const SyncWriteStream = require('internal/fs/sync_write_stream');
      return Object.assign(new SyncWriteStream(own[fd], { autoClose: false }), { _type: 'fs' });
    }
    const { Socket } = require('net');
    const stream = new Socket({ fd: native.duplicate(own[fd]), readable: false, writable: true });
    // Always drained by the other side: a write that waits is over in no time, and nothing is lost at an exit.
    stream._handle?.setBlocking?.(true);
    stream._type = 'pipe';
    return stream;
  };

  const openWritable = (fd) => {
    const stream = makeWritable(fd);
    stream.fd = fd;
    stream._isStdio = true;
    stream.destroySoon = stream.destroy;
    stream._destroy = keepOpen;
    return stream;
  };

  const openReadable = (fd) => {
    const type = guessHandleType(own[fd]);
    if (type === 'TTY') {
      const { ReadStream } = require('tty');
      return new ReadStream(native.duplicate(own[fd]));
    }
    if (type === 'FILE') {
      const { ReadStream } = require('fs');
      return new ReadStream(null, { fd: own[fd], autoClose: false });
    }
    const { Socket } = require('net');
    const stream = new Socket({ fd: native.duplicate(own[fd]), readable: true, writable: false, manualStart: true });
    stream._writableState.ended = true;
    stream.fd = fd;
    const stopReading = () => {
      stream._handle.reading = false;
      stream._readableState.reading = false;
      stream._handle.readStop();
    };
    stopReading();
    // A paused stdin must not keep the loop alive.
    stream.on('pause', () => process.nextTick(() => {
      if (stream._handle?.reading && !stream.readableFlowing) stopReading();
    }));
    return stream;
  };

  const define = (name, fd, open) => {
    let stream;
    Object.defineProperty(process, name, {
      configurable: true,
      enumerable: true,
      get: () => (stream ??= open(fd)),
    });
  };
  define('stdin', 0, openReadable);
  define('stdout', 1, openWritable);
  define('stderr', 2, openWritable);
}

process._rawDebug = (...args) => native.print(`${require('internal/util/inspect').format(...args)}\n`);
