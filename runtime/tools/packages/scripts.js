// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, process */
// Scripts that want to run when something is installed: those of packages, and the project's own. None runs unless it
// was allowed by the name that scriptsOf() and ownScriptsOf() give it.

const { load, operations } = parts.npm;

/**
 * What a package is known by to whoever allows its scripts: never by what it says of itself, but by what was asked for,
 * a name of the registry, or else the address of what is no package of a registry.
 */
function identityOf(node) {
  const name = node.isRegistryDependency ? load().isScriptAllowed.getTrustedRegistryIdentity(node)?.name : undefined;
  return name ?? node.resolved ?? node.name;
}

/** What wants to run something of its own: [{ name, version, location, scripts, isNew, verdict }]. */
async function scriptsOf(tree, policy, before) {
  const { getInstallScripts, isScriptAllowed } = load();
  const found = [];
  for (const node of tree.inventory.values()) {
    if (node.isProjectRoot || node.isWorkspace || node.isLink || node.inBundle || node.inert) continue;
    const scripts = await getInstallScripts(node);
    if (Object.keys(scripts).length === 0) continue;
    const isNew = before.get(node.location) !== node.version;
    found.push({ name: identityOf(node), version: node.version, location: node.location, scripts, isNew, verdict: isScriptAllowed(node, policy) });
  }
  return found;
}

// npm's, in its order.
const workspaceEvents = ['preinstall', 'install', 'postinstall', 'prepare'];
const projectEvents = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];

/**
 * The project's own, and its workspaces', which npm runs with every install that names no package. No package is called
 * like them: '.', './packages/api'.
 */
function ownScriptsOf(tree, policy) {
  const found = [];
  const add = (node, name, events) => {
    const all = node.package.scripts ?? {};
    const scripts = Object.fromEntries(events.filter((event) => all[event]).map((event) => [event, all[event]]));
    if (Object.keys(scripts).length === 0) return;
    found.push({ name, version: node.version ?? '', location: node.location, path: node.path, scripts, isNew: true, verdict: policy[name] ?? null });
  };
  for (const node of tree.inventory.values()) {
    if (node.isWorkspace && !node.isLink) add(node, `./${node.location}`, workspaceEvents);
  }
  add(tree, '.', projectEvents);
  return found;
}

/** Those that the user has allowed, with their output as log. */
async function run(allowed, options) {
  if (allowed.length === 0) return [];
  const operation = operations.getStore();
  operation.phase('scripts');
  const own = allowed.filter(({ name }) => isOwn(name));
  const packages = allowed.filter(({ name }) => !isOwn(name));
  for (const { name, scripts } of packages) operation.log(`${name}: ${Object.values(scripts).join(' && ')}`);
  if (packages.length > 0) await runPackages(packages, options, operation);
  for (const { path, scripts } of own) await runOwn(path, scripts, options, operation);
  return allowed.map(({ name, version }) => ({ name, version }));
}

async function runPackages(allowed, options, operation) {
  const { Arborist } = load();
  // Those that were allowed, and not what they have brought along.
  const arborist = new Arborist({ ...options, ignoreScripts: false, allowScripts: null, rebuildBundle: false });
  const tree = await arborist.loadActual();
  const nodes = allowed.map(({ location }) => tree.inventory.get(location)).filter(Boolean);
  await arborist.rebuild({ nodes });
  for (const result of arborist.scriptsRun) logOutput(result, operation);
}

async function runOwn(path, scripts, options, operation) {
  for (const [event, command] of Object.entries(scripts)) {
    operation.log(`${event}: ${command}`);
    const result = await load().runScript({
      path, event, args: [], stdio: 'pipe', stdioString: true, scriptShell: options.scriptShell,
    });
    logOutput(result, operation);
  }
}

function logOutput({ stdout, stderr }, operation) {
  for (const text of [stdout, stderr]) if (text) operation.log(String(text).trimEnd());
}

const isOwn = (name) => name === '.' || name.startsWith('./');

/** What did not run, for whoever decides. */
function describe({ name, version, location, isNew, verdict, scripts }) {
  return { name, version, location, isNew, isRefused: verdict === false, scripts: Object.entries(scripts).map(([event, command]) => ({ event, command })) };
}

return { scriptsOf, ownScriptsOf, run, describe };
