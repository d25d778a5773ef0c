// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, process, require */
// Projects of pnpm and yarn: their own command does it, with its own store and lockfile.

const { load, operations, throwIfCancelled } = parts.npm;
const { ProjectError } = parts.project;

const saved = {
  pnpm: { dev: '--save-dev', optional: '--save-optional', peer: '--save-peer', prefixes: { '': '--save-exact', '~': '--save-prefix=~', '^': '--save-prefix=^' } },
  yarn: { dev: '--dev', optional: '--optional', peer: '--peer', prefixes: { '': '--exact', '~': '--tilde', '^': '--caret' } },
};

/** The words for the manager's command; undefined: it has none for that. */
function wordsFor(manager, { kind, specs = [], save, prefix }) {
  const style = prefix === undefined ? undefined : saved[manager].prefixes[prefix];
  const flags = [saved[manager][save], style].filter(Boolean);
  switch (kind) {
    case 'add': return ['add', ...flags, ...specs];
    case 'remove': return ['remove', ...specs];
    case 'update': return manager === 'pnpm' ? ['update', ...specs] : ['up', ...specs];
    case 'latest': return manager === 'pnpm' ? ['update', '--latest', ...specs] : ['add', ...specs.map((spec) => `${spec}@latest`)];
    case 'install': return ['install'];
    case 'ci': return ['install', manager === 'pnpm' ? '--frozen-lockfile' : '--immutable'];
    case 'dedupe': return ['dedupe'];
    default: return undefined;
  }
}

async function perform(request, manager) {
  const operation = operations.getStore();
  const words = wordsFor(manager, request);
  if (!words) throw new ProjectError('EOTHERMANAGER', `${manager} has no such command`, { subject: manager });
  load();
  operation.phase('unpack');
  parts.change.begin(request.folder, [], parts.operations.wordsOf(request));
  try {
    await run(manager, words, request.folder, operation);
    throwIfCancelled();
    parts.change.commit(request.folder);
    return { recovered: '', added: [], removed: [], changed: [], ran: [], scripts: [], manager };
  } catch (error) {
    await parts.operations.endChildren(operation);
    parts.change.restore(request.folder);
    throw error;
  }
}

function run(manager, words, folder, operation) {
  const env = { ...process.env, npm_config_ignore_scripts: 'true', YARN_ENABLE_SCRIPTS: 'false' };
  return new Promise((resolve, reject) => {
    const child = require('child_process').spawn(manager, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (text) => {
      output = (output + text).slice(-20_000);
      operation.log(String(text).trimEnd());
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => reject(error.code === 'ENOENT'
      ? new ProjectError('ENOMANAGER', `${manager} is not installed`, { subject: manager }) : error));
    child.once('close', (code) => code === 0 ? resolve()
      : reject(new ProjectError('EMANAGER', `${manager} has ended with ${code}`, { subject: manager, detail: output })));
  });
}

return { perform };
