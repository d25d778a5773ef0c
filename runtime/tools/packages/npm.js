// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global console, parts, process, require */
// npm's own libraries, as the toolchain has them, and the words of a project's and a user's .npmrc.

const { AsyncLocalStorage } = require('async_hooks');
const { EventEmitter } = require('events');
const { createRequire } = require('module');
const fs = require('fs');
const { delimiter, join } = require('path');

const { npmFolder, extraCertificates } = parts.settings;

/** What is under way: { signal, report(event), warn(text), children }. */
const operations = new AsyncLocalStorage();

class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.code = 'ECANCELLED';
  }
}

/** Waits for what npm's libraries promise, which cannot be stopped, but not longer than the operation goes on. */
function whileWanted(promise) {
  const signal = operations.getStore()?.signal;
  if (!signal) return promise;
  if (signal.aborted) {
    promise.catch(() => {}); // nobody waits for it
    return Promise.reject(new Cancelled());
  }
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new Cancelled());
    signal.addEventListener('abort', cancel, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

function throwIfCancelled() {
  if (operations.getStore()?.signal.aborted) throw new Cancelled();
}

/** Scripts of packages, and whatever they start, end with their operation. */
function followChildren() {
  const childProcess = require('child_process');
  const { spawn } = childProcess;
  childProcess.spawn = function(command, words, options) {
    const operation = operations.getStore();
    if (!operation) return Reflect.apply(spawn, this, [command, words, options]);
    throwIfCancelled();
    const child = Reflect.apply(spawn, this, [command, words, { ...options, detached: true }]);
    operation.children.add(child);
    child.once('close', () => operation.children.delete(child));
    return child;
  };
}

let libraries;

/** Loaded with the first need: it takes a quarter of a second. */
function load() {
  if (libraries) return libraries;
  followChildren();
  const npm = createRequire(join(npmFolder, 'package.json'));
  const pacote = npm('pacote');
  libraries = {
    pacote,
    Arborist: npm('@npmcli/arborist'),
    Config: npm('@npmcli/config'),
    definitions: npm('@npmcli/config/lib/definitions'),
    PackumentCache: npm('@npmcli/arborist/lib/packument-cache.js'),
    getInstallScripts: npm('@npmcli/arborist/lib/install-scripts.js'),
    isScriptAllowed: npm('@npmcli/arborist/lib/script-allowed.js'),
    validateLockfile: npm('./lib/utils/validate-lockfile.js'),
    redact: npm('@npmcli/redact').redactLog,
    search: npm('libnpmsearch'),
    fetch: npm('npm-registry-fetch'),
    runScript: npm('@npmcli/run-script'),
    npa: npm('npm-package-arg'),
    pickManifest: npm('npm-pick-manifest'),
    checks: npm('npm-install-checks'),
    semver: npm('semver'),
    ssri: npm('ssri'),
    distance: npm('fastest-levenshtein').distance,
    // It links each command once in the life of a process, which for npm is one install.
    forgetLinks: npm('bin-links').resetSeen,
  };
  for (const name of ['manifest', 'packument']) {
    const original = pacote[name];
    pacote[name] = (spec, options) => {
      const asked = original(spec, options);
      operations.getStore()?.resolving(String(spec?.raw ?? spec), asked);
      return whileWanted(asked);
    };
  }
  // It would take the process's signals, which are Boucle's.
  npm('@npmcli/arborist/lib/signal-handling.js').process = new EventEmitter();
  const { extract } = pacote;
  pacote.extract = (spec, folder, options) =>
    whileWanted(parts.store.extract(libraries, extract, spec, folder, options));

  // What nobody waits for any more ends no thread.
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Cancelled)) console.error(libraries.redact(String(error?.stack ?? error)));
  });
  process.on('log', (level, ...words) => {
    if (level !== 'warn' && level !== 'error') return;
    operations.getStore()?.warn(libraries.redact(words.map(String).join(' ')));
  });
  return libraries;
}

// A registry says itself how long its answers hold, and that is five minutes.
const packumentsMs = 300_000;
let packuments;
let packumentsSince = 0;

function packumentCache() {
  const now = Date.now();
  if (!packuments || now - packumentsSince > packumentsMs) {
    packuments = new (load().PackumentCache)();
    packumentsSince = now;
  }
  return packuments;
}

/** The node that the npm command would run on: beside it are the words of the machine's .npmrc. */
function usersNode() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      const path = fs.realpathSync(join(folder, 'node'));
      if (path !== fs.realpathSync(process.execPath)) return path;
    } catch {
      // There is none.
    }
  }
  return process.execPath;
}

/** Those of NODE_EXTRA_CA_CERTS, which holds for the npm command; this process was started without it. */
function withExtraCertificates(options) {
  if (!extraCertificates) return options;
  let extra;
  try {
    extra = fs.readFileSync(extraCertificates, 'utf8');
  } catch (error) {
    operations.getStore()?.warn(`NODE_EXTRA_CA_CERTS: ${error.message}`);
    return options;
  }
  const known = options.ca ?? require('tls').rootCertificates;
  return { ...options, ca: [...Array.isArray(known) ? known : [known], extra] };
}

// npm waits for ten seconds and more between its attempts; somebody looks here. Words of the user's go first.
const shortestRetryMs = 500;
const longestRetryMs = 5000;

/** Options for npm's libraries, as npm itself would have them in that folder. */
async function optionsFor(folder) {
  const { Config, definitions } = load();
  const config = new Config({
    ...definitions,
    npmPath: npmFolder,
    argv: [process.execPath, 'npm', '--prefix', folder],
    cwd: folder,
    env: { ...process.env }, // it writes into it
    execPath: usersNode(),
    warn: false,
  });
  await config.load();
  const retry = { ...config.flat.retry };
  if (config.isDefault('fetch-retry-mintimeout')) retry.minTimeout = shortestRetryMs;
  if (config.isDefault('fetch-retry-maxtimeout')) retry.maxTimeout = longestRetryMs;
  return withExtraCertificates({
    ...config.flat, retry, path: folder, packumentCache: packumentCache(), audit: false, auditLevel: null, progress: false,
  });
}

return { load, optionsFor, operations, throwIfCancelled, Cancelled };
