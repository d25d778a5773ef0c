// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, require */
// What a project's folder says about its packages before anything of it is understood by npm.

const fs = require('fs');
const { join } = require('path');

class ProjectError extends Error {
  constructor(code, message, facts = {}) {
    super(message);
    Object.assign(this, { code, ...facts });
  }
}

function readText(path) {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** 1-based line of a JSON error, as far as its words tell. */
function lineOf(error, text) {
  const position = /position (\d+)/.exec(error.message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return text.trimEnd().split('\n').length; // it ends too early
}

const conflict = /^(?:<{7}|={7}|>{7})(?: |$)/m;

/** package.json; where it `mayBeMissing`, an empty one instead. */
function readManifest(folder, mayBeMissing = false) {
  const path = join(folder, 'package.json');
  const text = readText(path);
  if (text === undefined && mayBeMissing) return {};
  if (text === undefined) throw new ProjectError('ENOMANIFEST', 'there is no package.json', { subject: path });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const conflicting = conflict.exec(text);
    const line = conflicting ? text.slice(0, conflicting.index).split('\n').length : lineOf(error, text);
    throw new ProjectError(conflicting ? 'ECONFLICT' : 'EMANIFEST', error.message, { subject: path, line });
  }
}

const lockfiles = [['pnpm', 'pnpm-lock.yaml'], ['yarn', 'yarn.lock'], ['npm', 'package-lock.json'], ['npm', 'npm-shrinkwrap.json']];

/** Whose project it is: { manager: 'npm' | 'pnpm' | 'yarn', lockfile }. What package.json says goes first. */
function managerOf(folder, manifest) {
  const declared = /^(npm|pnpm|yarn)@/.exec(manifest.packageManager ?? '')?.[1];
  const found = lockfiles.filter(([, name]) => fs.existsSync(join(folder, name)));
  const own = declared ? found.find(([manager]) => manager === declared) : found.find(([manager]) => manager === 'npm') ?? found[0];
  return { manager: declared ?? own?.[0] ?? 'npm', lockfile: own?.[1] ?? '' };
}

/** npm resolves conflicts of a lockfile by itself, and silently; here that is told. */
function conflictIn(folder, lockfile) {
  const text = lockfile ? readText(join(folder, lockfile)) : undefined;
  const found = text && conflict.exec(text);
  return found ? text.slice(0, found.index).split('\n').length : 0;
}

const canWrite = (folder) => {
  try {
    const modules = join(folder, 'node_modules');
    fs.accessSync(fs.existsSync(modules) ? modules : folder, fs.constants.W_OK);
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Folders of the project's workspaces. */
function workspacesOf(tree) {
  return [...tree.workspaces?.values() ?? []];
}

return { ProjectError, readManifest, managerOf, conflictIn, canWrite, workspacesOf };
