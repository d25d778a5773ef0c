// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, process, require */
// Packages, unpacked once: a folder for each integrity, out of which they are linked into projects. What npm's own
// unpacking makes of a tarball is kept as it is, so that a project cannot tell.

const fs = require('fs');
const { join, dirname } = require('path');
const { randomUUID } = require('crypto');

const root = join(parts.settings.cacheFolder, 'packages-1');

// A file system that cannot link, or not once more, copies.
let canLink = true;

/** Where an integrity's files are, under the modes that this process makes. */
function placeOf(libraries, options) {
  const hash = options.integrity && libraries.ssri.parse(options.integrity).sha512?.[0]?.hexDigest();
  if (!hash) return undefined;
  const modes = [options.fmode, options.dmode, options.umask, process.umask()].map((mode) => (mode ?? 0).toString(8));
  return join(root, hash.slice(0, 2), `${hash.slice(2)}-${modes.join('-')}`);
}

/** { folders: [path …], files: [[path, bytes, mtime, mode] …], bytes, isBuilt }: paths from the package's folder on. */
function listing(folder) {
  const folders = [];
  const files = [];
  let bytes = 0;
  const visit = (path) => {
    for (const entry of fs.readdirSync(join(folder, path), { withFileTypes: true })) {
      const name = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        folders.push(name);
        visit(name);
      } else if (entry.isFile()) {
        const status = fs.lstatSync(join(folder, name));
        files.push([name, status.size, status.mtimeMs, status.mode]);
        bytes += status.size;
      } else {
        throw new Error(`${name} is neither a file nor a folder`);
      }
    }
  };
  visit('');
  return { folders, files, bytes, isBuilt: buildsItself(folder) };
}

/** Its scripts write into its own folder: what they find there must be nobody else's. */
function buildsItself(folder) {
  try {
    const { scripts = {} } = JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8'));
    return Boolean(scripts.preinstall || scripts.install || scripts.postinstall) ||
      fs.existsSync(join(folder, 'binding.gyp'));
  } catch {
    return true;
  }
}

function readIndex(place) {
  try {
    return JSON.parse(fs.readFileSync(`${place}.json`, 'utf8'));
  } catch {
    return undefined; // it was never whole
  }
}

function discard(place) {
  fs.rmSync(`${place}.json`, { force: true });
  fs.rmSync(place, { recursive: true, force: true });
}

function isAsUnpacked(path, [, bytes, mtime, mode]) {
  const status = fs.lstatSync(path, { throwIfNoEntry: false });
  return status !== undefined && status.size === bytes && status.mtimeMs === mtime && status.mode === mode;
}

const keptDays = 60;
const day = 86_400_000;

/** Once a day: what nobody has installed for a long time goes. */
async function tidy() {
  const stamp = join(root, 'tidied');
  const last = fs.statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - last < day) return;
  fs.mkdirSync(root, { recursive: true });
  fs.writeFileSync(stamp, '');
  for (const shelf of await fs.promises.readdir(root)) {
    if (shelf === 'tidied') continue;
    const folder = join(root, shelf);
    for (const name of await fs.promises.readdir(folder)) {
      // Of those that are being made, "new", and of those that are whole.
      const isMade = shelf === 'new';
      if (!isMade && !name.endsWith('.json')) continue;
      const path = join(folder, name);
      const { mtimeMs } = await fs.promises.stat(path);
      if (Date.now() - mtimeMs < (isMade ? day : keptDays * day)) continue;
      if (isMade) await fs.promises.rm(path, { recursive: true, force: true });
      else discard(path.replace(/\.json$/, ''));
    }
  }
}

/** Puts a package into a folder that is there and empty. False when somebody has changed the store's own files. */
function place(from, index, folder) {
  if (!index.files.every((file) => isAsUnpacked(join(from, file[0]), file))) return false;
  for (const name of index.folders) fs.mkdirSync(join(folder, name));
  for (const [name] of index.files) putFile(join(from, name), join(folder, name), index.isBuilt);
  return true;
}

function putFile(from, to, copies) {
  if (!copies && canLink) {
    try {
      fs.linkSync(from, to);
      return;
    } catch (error) {
      if (error.code === 'EXDEV' || error.code === 'EPERM' || error.code === 'ENOTSUP') canLink = false;
      else if (error.code !== 'EMLINK') throw error;
    }
  }
  fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
}

/** As pacote leaves it before it unpacks: what a package has brought along is not its own. */
function empty(folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(folder)) {
    if (name !== 'node_modules') fs.rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const beingUnpacked = new Map(); // by place: a promise of its index

async function unpack(unpacking, target) {
  const scratch = join(root, 'new', randomUUID());
  fs.mkdirSync(scratch, { recursive: true });
  try {
    await unpacking(scratch);
    const index = listing(scratch);
    discard(target);
    fs.mkdirSync(dirname(target), { recursive: true });
    fs.renameSync(scratch, target);
    fs.writeFileSync(`${target}.json.new`, JSON.stringify(index));
    fs.renameSync(`${target}.json.new`, `${target}.json`);
    return index;
  } catch (error) {
    fs.rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
}

/** Instead of pacote's extract(). */
async function extract(libraries, original, spec, folder, options) {
  const operation = parts.npm.operations.getStore();
  const source = placeOf(libraries, options);
  const unpacking = (into) => original(spec, into, options).catch((error) => {
    throw Object.assign(error, { pkgid: libraries.npa(spec).name ?? String(spec) });
  });
  if (!source) {
    const result = await unpacking(folder);
    operation?.unpacked(String(spec), 0, false);
    return result;
  }
  let index = readIndex(source);
  const isKnown = index !== undefined;
  for (let attempt = 0; ; ++attempt) {
    if (!index) {
      if (!beingUnpacked.has(source)) {
        beingUnpacked.set(source, unpack(unpacking, source).finally(() => beingUnpacked.delete(source)));
      }
      const arriving = beingUnpacked.get(source);
      operation?.fetching(String(spec), arriving);
      index = await arriving;
    }
    parts.npm.throwIfCancelled();
    empty(folder);
    if (place(source, index, folder)) break;
    if (attempt > 0) throw new Error(`${source} changes while it is read`);
    empty(folder);
    discard(source);
    index = undefined;
  }
  const now = new Date();
  if (isKnown) fs.utimesSync(`${source}.json`, now, now); // it is in use
  operation?.unpacked(String(spec), index.bytes, isKnown);
  return { from: String(spec), resolved: options.resolved, integrity: String(options.integrity) };
}

return { extract, putFile, tidy };
