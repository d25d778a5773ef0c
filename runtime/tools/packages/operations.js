// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global console, parts, process, require */
// What changes a project's packages. Each is carried out whole, or leaves everything as it was.

const fs = require('fs');
const { join } = require('path');

const { load, optionsFor, operations, throwIfCancelled } = parts.npm;
const { ProjectError, readManifest, managerOf, canWrite, workspacesOf } = parts.project;

const wordsOf = ({ kind, specs = [] }) => [kind, ...specs].join(' ');

/** Where each package is, and in which version. */
function versionsOf(tree) {
  const versions = new Map();
  for (const node of tree?.inventory.values() ?? []) {
    if (!node.isRoot && !node.isLink && !node.inert && node.location.includes('node_modules')) versions.set(node.location, node);
  }
  return versions;
}

function differences(before, after) {
  const added = [];
  const removed = [];
  const changed = [];
  for (const [location, node] of after) {
    const old = before.get(location);
    if (!old) added.push({ name: node.name, version: node.version ?? '' });
    else if (old !== node.version) changed.push({ name: node.name, from: old, to: node.version ?? '' });
  }
  for (const [location, version] of before) {
    if (!after.has(location)) removed.push({ name: location.replace(/^.*node_modules\//, ''), version });
  }
  const byName = (one, other) => one.name.localeCompare(other.name, 'en');
  return { added: added.sort(byName), removed: removed.sort(byName), changed: changed.sort(byName) };
}

const named = (specs) => specs.map((spec) => load().npa(spec).name ?? spec);

/** For npm's words of an operation: what Arborist is asked for. */
function requestFor(request) {
  const { kind, specs = [], save = '', prefix } = request;
  const saved = { saveType: save === 'prod' ? 'prod' : save || undefined, save: true };
  if (prefix !== undefined) saved.savePrefix = prefix;
  switch (kind) {
    case 'add': return { add: specs, ...saved };
    case 'remove': return { rm: specs, save: true };
    // In the range that package.json has; or, by its name, past that.
    case 'update': return { update: specs.length ? { names: named(specs) } : true, save: true };
    case 'latest': return { add: specs.map((spec) => `${spec}@latest`), save: true };
    case 'install': return { save: true };
    case 'ci': return { save: false, packageLock: true };
    case 'dedupe': return { preferDedupe: true, save: true };
    case 'fix': return { save: true, audit: true };
    default: throw new ProjectError('EREQUEST', `"${kind}" is no operation`, { subject: kind });
  }
}

async function resolveTree(arborist, request, options) {
  const { validateLockfile, Arborist } = load();
  const { kind } = request;
  if (kind === 'ci') {
    const locked = new Arborist(options);
    await locked.loadVirtual().catch((error) => {
      throw new ProjectError('ENOLOCK', error.message);
    });
    const inventory = new Map(locked.virtualTree.inventory);
    await arborist.buildIdealTree(options);
    const problems = validateLockfile(inventory, arborist.idealTree.inventory);
    if (problems.length) throw new ProjectError('ELOCK', problems.join('\n'), { detail: problems.join('\n') });
    return;
  }
  if (kind === 'dedupe') {
    const tree = await arborist.loadVirtual().catch(() => arborist.loadActual());
    const names = [...tree.inventory.query('name')].filter((name) => tree.inventory.query('name', name).size > 1);
    await arborist.buildIdealTree({ ...options, update: { names } });
    return;
  }
  // What it reports is what is updated.
  if (kind === 'fix') await arborist.audit({ fix: false });
  await arborist.buildIdealTree(options);
}

/**
 * { folder, kind, specs, save: 'prod' | 'dev' | 'optional' | 'peer', prefix: '^' | '~' | '', allowScripts:
 *   { name: boolean }, minimumAgeDays, ageExceptions }
 */
async function perform(request) {
  const { folder, kind, allowScripts = {}, minimumAgeDays = 0, ageExceptions = [] } = request;
  const operation = operations.getStore();
  const recovered = parts.change.recover(folder);
  const manifest = readManifest(folder, kind === 'add');
  const { manager } = managerOf(folder, manifest);
  if (manager !== 'npm') return parts.others.perform(request, manager);
  if (!canWrite(folder)) throw new ProjectError('EACCES', 'the folder cannot be written', { subject: folder });

  if (kind === 'rebuild') return rebuild(request);
  operation.phase('resolve');
  const { Arborist } = load();
  const own = requestFor(request);
  const options = { ...await optionsFor(folder), ...own, ignoreScripts: true, allowScripts: manifest.allowScripts ?? null };
  if (minimumAgeDays > 0 && kind !== 'ci') {
    options.before = new Date(Date.now() - minimumAgeDays * 86_400_000);
    options.minReleaseAgeExclude = ageExceptions;
  }
  const arborist = new Arborist(options);
  // npm's own tree is made over into the new one.
  const actual = await new Arborist(options).loadActual();
  const before = new Map([...versionsOf(actual)].map(([location, node]) => [location, node.version ?? '']));
  const workspaces = workspacesOf(actual);
  await resolveTree(arborist, request, options);
  throwIfCancelled();

  load().forgetLinks();
  operation.expects(countOf(arborist.idealTree, kind === 'ci' ? new Map() : before));
  operation.phase('unpack');
  parts.change.begin(folder, workspaces, wordsOf(request));
  try {
    if (kind === 'ci') emptyModules([folder, ...workspaces]);
    await arborist.reify(options);
    throwIfCancelled();
    const after = versionsOf(arborist.actualTree);
    const policy = { ...manifest.allowScripts, ...allowScripts };
    const scripts = await parts.scripts.scriptsOf(arborist.actualTree, policy, kind === 'ci' ? new Map() : before);
    if (kind === 'install' || kind === 'ci') scripts.push(...parts.scripts.ownScriptsOf(arborist.actualTree, allowScripts));
    const allowed = scripts.filter((each) => each.verdict === true && each.isNew);
    const ran = await parts.scripts.run(allowed, options);
    throwIfCancelled();
    parts.change.commit(folder);
    parts.store.tidy().catch((error) => console.error(`the store of packages: ${error.message}`));
    return {
      recovered, ...differences(before, after), ran,
      scripts: scripts.filter((each) => each.verdict !== true).map(parts.scripts.describe),
    };
  } catch (error) {
    await endChildren(operation);
    parts.change.restore(folder);
    throw error;
  }
}

/** Runs the install scripts of packages that are there, or the project's own. */
async function rebuild({ folder, specs, allowScripts }) {
  const operation = operations.getStore();
  const { Arborist } = load();
  const options = await optionsFor(folder);
  const actual = await new Arborist(options).loadActual();
  const all = [...await parts.scripts.scriptsOf(actual, allowScripts, new Map()), ...parts.scripts.ownScriptsOf(actual, allowScripts)];
  const wanted = all.filter(({ name, verdict }) => specs.includes(name) && verdict === true);
  parts.change.begin(folder, workspacesOf(actual), wordsOf({ kind: 'rebuild', specs }));
  try {
    const ran = await parts.scripts.run(wanted, options);
    throwIfCancelled();
    parts.change.commit(folder);
    return { recovered: '', added: [], removed: [], changed: [], scripts: [], ran };
  } catch (error) {
    await endChildren(operation);
    parts.change.restore(folder);
    throw error;
  }
}

/** How many packages will be unpacked. */
function countOf(tree, before) {
  let count = 0;
  for (const [location, node] of versionsOf(tree)) {
    if (before.get(location) !== node.version && !node.inBundle) ++count;
  }
  return count;
}

function emptyModules(folders) {
  for (const folder of folders) {
    const modules = join(folder, 'node_modules');
    for (const name of fs.existsSync(modules) ? fs.readdirSync(modules) : []) {
      if (!name.startsWith('.') || name === '.bin' || name === '.package-lock.json')
        fs.rmSync(join(modules, name), { recursive: true, force: true });
    }
  }
}

/** With what they have started in turn. */
async function endChildren(operation) {
  const ended = [...operation.children].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of operation.children) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
  await Promise.all(ended);
}

async function undo({ folder }) {
  parts.change.recover(folder);
  return { undone: parts.change.undo(folder) };
}

/** To be asked when a project is opened: what an operation that was ended by force has left is put right. */
async function recover({ folder }) {
  return { recovered: parts.change.recover(folder) };
}

return { perform, undo, recover, endChildren, wordsOf };
