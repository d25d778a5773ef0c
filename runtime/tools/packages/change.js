// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, process, require */
// A change of a project's packages that is carried out whole or not at all, whatever ends it: before anything is
// touched, what there is is linked aside and written down; who comes next finds that, and puts it back. Once a change
// is done the same is what undoes it.
//
// All of it is in node_modules/.boucle, where no tool looks: working.json while a change goes on, undo.json afterwards,
// and one folder with what was there before.

const fs = require('fs');
const { basename, dirname, isAbsolute, join, relative } = require('path');
const { randomUUID } = require('crypto');

const ownFolder = '.boucle';
// Not part of what is installed, and not taken away.
const isKept = (name) => name === ownFolder || name === '.cache' || name === '.vite';

const placeIn = (folder) => join(folder, 'node_modules', ownFolder);

function readJson(path) {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function writeWhole(path, text) {
  const scratch = `${path}.${randomUUID()}`;
  const fd = fs.openSync(scratch, 'w');
  try {
    fs.writeSync(fd, text);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
  fs.renameSync(scratch, path);
}

const remove = (path) => fs.rmSync(path, { recursive: true, force: true });

/** What nobody looks at any more; what is left of it at the end, recover() takes. */
function removeLater(...paths) {
  for (const path of paths) fs.promises.rm(path, { recursive: true, force: true }).catch(() => {});
}

/** When a process has begun, of the system's clock; 0: there is none. */
function beginOf(pid) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[19]);
  } catch {
    return 0;
  }
}

/** Folders of node_modules whose files a script may write into, and which are therefore not linked. */
function builtFolders(modules) {
  const lock = readJson(join(modules, '.package-lock.json'));
  const built = new Set();
  for (const [location, entry] of Object.entries(lock?.packages ?? {})) {
    if (entry.hasInstallScript) built.add(location.replace(/^.*?node_modules\//, ''));
  }
  return built;
}

/** The same tree of files once more, without any of their contents. */
function linkTree(from, to, built, path = '', copies = false) {
  fs.mkdirSync(join(to, path), { recursive: true });
  for (const entry of fs.readdirSync(join(from, path), { withFileTypes: true })) {
    if (path === '' && isKept(entry.name)) continue;
    const name = path ? `${path}/${entry.name}` : entry.name;
    if (entry.isDirectory()) linkTree(from, to, built, name, copies || built.has(name));
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(join(from, name)), join(to, name));
    // A lockfile is written in place.
    else if (entry.isFile()) parts.store.putFile(join(from, name), join(to, name), copies || path === '');
  }
}

/** What node_modules folders and files a change of this project may touch. */
function extentOf(folder, workspaces) {
  const folders = [folder, ...workspaces];
  return {
    modules: folders.map((each) => join(each, 'node_modules')),
    files: [...folders.map((each) => join(each, 'package.json')), join(folder, 'package-lock.json'),
      join(folder, 'npm-shrinkwrap.json'), join(folder, 'pnpm-lock.yaml'), join(folder, 'yarn.lock')],
  };
}

/**
 * A journal may have come with the project, from anybody: what it names must be in the project's folder, and nowhere
 * else, or it would be a way to move and remove whatever a stranger likes.
 */
function readJournal(folder, name) {
  const journal = readJson(join(placeIn(folder), name));
  if (journal === undefined) return undefined;
  const isInside = (path) => typeof path === 'string' && path !== '' && !isAbsolute(path) && !path.split(/[\\/]/).includes('..');
  const isName = (text) => typeof text === 'string' && isInside(text) && !/[\\/]/.test(text);
  const isWhole = /^[0-9a-f-]{36}$/.test(journal.id) && typeof journal.words === 'string' &&
    Array.isArray(journal.modules) && Array.isArray(journal.files) &&
    journal.modules.every(({ path, names }) => isInside(path) && basename(path) === 'node_modules' && Array.isArray(names) && names.every(isName)) &&
    journal.files.every(({ path }) => isInside(path) && !hasLink(folder, dirname(path))) &&
    journal.modules.every(({ path }) => !hasLink(folder, path));
  if (!isWhole) throw Object.assign(new Error(`${name} is not what Boucle has written`), { code: 'EJOURNAL', subject: join(placeIn(folder), name) });
  return journal;
}

/** Whether something on the way from the folder to there is a link, which may lead out of it. */
function hasLink(folder, path) {
  let at = folder;
  // The journal itself is in the project's node_modules: whoever could lead that elsewhere needs no journal.
  if (path === 'node_modules') return false;
  for (const part of path.split('/')) {
    if (part === '.') continue;
    at = join(at, part);
    if (fs.lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  }
  return false;
}

class Busy extends Error {
  constructor(pid) {
    super(`the process ${pid} is changing these packages`);
    this.code = 'EBUSYPROJECT';
    this.subject = String(pid);
  }
}

/** Begins: from here on nothing is lost. `words` say what is being done. */
function begin(folder, workspaces, words) {
  const place = placeIn(folder);
  const hadModules = fs.existsSync(join(folder, 'node_modules'));
  fs.mkdirSync(place, { recursive: true });
  const id = randomUUID();
  const before = join(place, id);
  const extent = extentOf(folder, workspaces);
  const journal = { version: 1, id, words, pid: process.pid, begin: beginOf(process.pid), hadModules, modules: [], files: [] };
  try {
    fs.mkdirSync(before);
    for (const [number, modules] of extent.modules.entries()) {
      const existed = modules === join(folder, 'node_modules') ? true : fs.existsSync(modules);
      const names = existed ? fs.readdirSync(modules).filter((name) => !isKept(name)) : [];
      if (existed) linkTree(modules, join(before, String(number)), builtFolders(modules));
      journal.modules.push({ path: relative(folder, modules), existed, names });
    }
    for (const [number, file] of extent.files.entries()) {
      const exists = fs.existsSync(file);
      if (exists) fs.copyFileSync(file, join(before, `file-${number}`));
      journal.files.push({ path: relative(folder, file), exists });
    }
    // Links are only as good as the folder that has them.
    writeWhole(join(place, 'working.json'), JSON.stringify(journal));
  } catch (error) {
    remove(before);
    if (!hadModules) remove(join(folder, 'node_modules'));
    throw error;
  }
  return journal;
}

/** Done: what was before is kept for undo(), what was before that goes. */
function commit(folder) {
  const place = placeIn(folder);
  const last = readJournal(folder, 'undo.json');
  fs.renameSync(join(place, 'working.json'), join(place, 'undo.json'));
  if (last) removeLater(join(place, last.id));
}

/** Puts back what working.json says. May be ended anywhere, and begun again. */
function restore(folder) {
  const place = placeIn(folder);
  const journal = readJournal(folder, 'working.json');
  const before = join(place, journal.id);
  const trash = join(place, `${journal.id}-trash`);
  fs.mkdirSync(trash, { recursive: true });
  for (const [number, { path, existed, names }] of journal.modules.entries()) {
    const modules = join(folder, path);
    const kept = join(before, String(number));
    const put = (name) => fs.renameSync(join(modules, name), join(trash, randomUUID()));
    const waiting = new Set(fs.existsSync(kept) ? fs.readdirSync(kept) : []);
    const known = new Set(names);
    for (const name of fs.existsSync(modules) ? fs.readdirSync(modules) : []) {
      if (!isKept(name) && (!known.has(name) || waiting.has(name))) put(name);
    }
    if (existed) fs.mkdirSync(modules, { recursive: true });
    else if (fs.existsSync(modules)) remove(modules);
    for (const name of waiting) fs.renameSync(join(kept, name), join(modules, name));
  }
  for (const [number, { path, exists }] of journal.files.entries()) {
    const file = join(folder, path);
    const kept = join(before, `file-${number}`);
    if (!exists) {
      fs.rmSync(file, { force: true });
    } else if (!fs.existsSync(file) || !fs.readFileSync(file).equals(fs.readFileSync(kept))) {
      const scratch = `${file}.${randomUUID()}`;
      fs.copyFileSync(kept, scratch);
      fs.renameSync(scratch, file);
    }
  }
  fs.renameSync(join(place, 'working.json'), join(trash, 'working.json'));
  if (journal.hadModules) removeLater(before, trash);
  else remove(join(folder, 'node_modules'));
  return journal;
}

/** Sees to a change that was ended by force: its words when it was put back; '' when there was none. */
function recover(folder) {
  const place = placeIn(folder);
  if (!fs.existsSync(place)) return '';
  const journal = readJournal(folder, 'working.json');
  if (journal) {
    if (journal.pid !== process.pid && journal.begin !== 0 && beginOf(journal.pid) === journal.begin)
      throw new Busy(journal.pid);
    return restore(folder).words;
  }
  // What was being put aside when it ended, or thrown away.
  const undo = readJournal(folder, 'undo.json');
  removeLater(...fs.readdirSync(place).filter((name) => name !== 'undo.json' && name !== undo?.id).map((name) => join(place, name)));
  return '';
}

/** The words of the change that undo() would take back; ''. */
function undoable(folder) {
  return readJournal(folder, 'undo.json')?.words ?? '';
}

function undo(folder) {
  const place = placeIn(folder);
  const journal = readJournal(folder, 'undo.json');
  if (!journal) throw Object.assign(new Error('there is no change to take back'), { code: 'ENOUNDO' });
  journal.pid = process.pid;
  journal.begin = beginOf(process.pid);
  writeWhole(join(place, 'working.json'), JSON.stringify(journal));
  fs.rmSync(join(place, 'undo.json'), { force: true });
  return restore(folder).words;
}

return { begin, commit, restore, recover, undoable, undo };
