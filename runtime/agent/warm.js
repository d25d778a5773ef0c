// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require */
// Loads what nearly every server needs, before it is known which one this environment is for, and takes it once through
// what every server does: a module of each kind, a request. Functions are compiled when they are called first.

// node's assert, which http brings along for modules, looks whether stderr is a terminal. Until the agent has run it is
// the process's, and would stay open.
const streams = ['stdout', 'stderr'].map((name) => [name, Object.getOwnPropertyDescriptor(process, name)]);
for (const [name] of streams) Object.defineProperty(process, name, { configurable: true, value: { isTTY: false } });

for (const name of ['http', 'net', 'fs', 'path', 'url', 'util', 'events', 'stream', 'buffer', 'timers', 'module', 'dns',
  'crypto', 'zlib', 'querystring', 'string_decoder', 'async_hooks', 'diagnostics_channel', 'tty', 'os', 'assert',
  'child_process', 'cluster', 'dgram', 'fs/promises', 'https', 'perf_hooks', 'timers/promises', 'worker_threads',
  'internal/modules/esm/initialize_import_meta',
  'internal/modules/cjs/loader', 'internal/modules/esm/loader', 'internal/modules/esm/translators',
  'internal/modules/run_main', 'internal/util', 'internal/fs/sync_write_stream', 'internal/fs/streams',
  'internal/streams/fast-utf8-stream', 'internal/util/parse_args/parse_args', 'internal/util/diff',
  'internal/util/trace_sigint']) {
  require(name);
}

/** Runs what has been put off, as the loop would. */
function settle() {
  for (let i = 0; i < 8; i += 1) process._tickCallback();
}

const loader = require('internal/modules/esm/loader').getOrInitializeCascadedLoader();
loader.import('data:text/javascript,import "node:http"', undefined, { __proto__: null });
settle();

const { Module } = require('module');
const { dirname, join } = require('path');
const { pathToFileURL } = require('url');
new Module('warm')._compile('exports.warm = typeof require;', 'boucle:agent/warm/module');

// What is not there is looked for in every way.
const folder = dirname(process.execPath);
const parent = new Module(join(folder, 'warm.cjs'));
parent.filename = parent.id;
parent.paths = Module._nodeModulePaths(folder);
for (const name of ['warm-which-is-not-there', './warm-which-is-not-there', '@warm/which-is-not-there']) {
  try {
    Module._load(name, parent, false);
  } catch {
    // as expected
  }
  try {
    loader.resolveSync(pathToFileURL(parent.filename).href, { specifier: name, __proto__: null });
  } catch {
    // as expected
  }
}

// node remembers the working directory, which will be another one, until it is told of a change.
try {
  process.chdir('.');
} catch {
  // it is gone, and was not remembered
}

const { createServer } = require('http');
const { Duplex } = require('stream');
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ pathname }));
});
// No socket of the machine's.
const socket = new Duplex({ read() {}, write: (chunk, encoding, done) => done() });
server.emit('connection', socket);
socket.push('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: keep-alive\r\n\r\n');
settle();
socket.destroy();
settle();

for (const [name, descriptor] of streams) Object.defineProperty(process, name, descriptor);
