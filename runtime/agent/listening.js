// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// Tells Boucle where this server listens, and when a port was taken.

const { subscribe } = require('diagnostics_channel');

function describe(server) {
  const address = server.address();
  if (typeof address === 'string') return ['unix', address, 0];
  if (!address) return undefined;
  // http.Server and http2's differ in what they have; both are known without loading either.
  const speaksHttp = 'headersTimeout' in server || 'updateSettings' in server;
  const isSecure = 'setSecureContext' in server;
  return [speaksHttp ? (isSecure ? 'https' : 'http') : 'tcp', address.address, address.port];
}

if (native.isMainThread) {
  subscribe('tracing:net.server.listen:asyncEnd', ({ server }) => {
    const where = describe(server);
    if (!where) return;
    native.listening(...where);
    server.once('close', () => native.stoppedListening(...where));
  });

  const requested = new WeakMap();
  subscribe('tracing:net.server.listen:asyncStart', ({ server, options }) => requested.set(server, options));
  subscribe('tracing:net.server.listen:error', ({ server, error }) => {
    if (error?.code !== 'EADDRINUSE') return;
    const port = error.port ?? requested.get(server)?.port;
    // Whoever listens to errors may well try another port.
    if (port > 0) native.portInUse(String(error.address ?? ''), Number(port), server.listenerCount('error') > 0);
  });
}
