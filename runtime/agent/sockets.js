// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// Listening sockets go from one generation of a server to the next, and a generation that is replaced goes in peace:
// it accepts nothing more, answers what it has been asked, and tells its clients to come again.

if (!native.isMainThread) return;

const { internalBinding } = require('internal/bootstrap/realm');
const { subscribe } = require('diagnostics_channel');

const { TCP } = internalBinding('tcp_wrap');
const { Pipe } = internalBinding('pipe_wrap');

const leases = new WeakMap(); // by handle: its socket's token
const offers = new WeakMap(); // by handle: what it was bound to, until it listens

const isServer = (handle, kind) => handle.getProviderType() === kind;
const { Providers } = internalBinding('async_wrap');

/** The result of a bind: adopts what an earlier generation had. */
function bind(handle, kind, address, port, bindItself) {
  const lease = native.adoptSocket(kind, address, port);
  if (lease === undefined) {
    offers.set(handle, [kind, address, port]);
    return bindItself();
  }
  leases.set(handle, lease[0]);
  return handle.open(lease[1]);
}

for (const [name, kind] of [['bind', 0], ['bind6', 1]]) {
  const original = TCP.prototype[name];
  TCP.prototype[name] = function(address, port, flags) {
    const bindItself = () => Reflect.apply(original, this, [address, port, flags]);
    if (!isServer(this, Providers.TCPSERVERWRAP)) return bindItself();
    return bind(this, kind, `${address}${flags ? `%${flags}` : ''}`, port, bindItself);
  };
}

const bindPipe = Pipe.prototype.bind;
Pipe.prototype.bind = function(path) {
  const isShared = isServer(this, Providers.PIPESERVERWRAP) && typeof path === 'string' && !path.startsWith('\0');
  if (!isShared) return Reflect.apply(bindPipe, this, [path]);
  return bind(this, 2, path, 0, () => {
    // A handle that has bound a path removes it when it closes, under the next generation's feet.
    const fd = native.bindPath(path);
    return fd < 0 ? fd : this.open(fd);
  });
};

for (const { prototype } of [TCP, Pipe]) {
  const { listen, close } = prototype;
  prototype.listen = function(backlog) {
    const error = Reflect.apply(listen, this, [backlog]);
    const offer = offers.get(this);
    if (error === 0 && offer) leases.set(this, native.offerSocket(...offer, this.fd));
    return error;
  };
  prototype.close = function(callback) {
    const lease = leases.get(this);
    const result = Reflect.apply(close, this, callback === undefined ? [] : [callback]);
    if (lease !== undefined && leases.delete(this)) native.closeSocket(lease);
    return result;
  };
}

const servers = new Set();
const sessions = new Set(); // of HTTP/2
subscribe('tracing:net.server.listen:asyncEnd', ({ server }) => {
  if (servers.has(server)) return;
  servers.add(server);
  // HTTP/2 treats its requests in another way as soon as somebody listens to them. What records requests counts them.
  const counts = 'headersTimeout' in server && native.requestRing === undefined;
  if (counts) server.on('request', () => { native.requestCount[0] += 1; });
  server.once('close', () => servers.delete(server));
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
});

/** Ends keep-alive with the answer that is under way, or else with the next one. */
function endKeepAlive(request, response) {
  response.shouldKeepAlive = false;
}

// A connection that is closed while its client sends looks like a failure: clients get time to ask once more, and are
// told then. Those that are silent for so long are closed.
const silence = 1000;

function retire(grace) {
  native.makeHandOver();
  const { Server } = require('net');
  const open = [...servers];
  let left = open.length;
  const finish = () => native.retired();
  if (left === 0) return finish();
  setTimeout(finish, grace).unref();
  for (const server of open) {
    server.once('close', () => { if (--left === 0) finish(); });
    // http.Server's own would close idle connections now.
    Server.prototype.close.call(server);
    if (typeof server.closeIdleConnections === 'function') {
      server.prependListener('request', endKeepAlive);
      server.prependListener('checkContinue', endKeepAlive);
      setInterval(() => server.closeIdleConnections(), silence).unref();
    }
  }
  for (const session of sessions) session.close();
}

native.onRetire(retire);
