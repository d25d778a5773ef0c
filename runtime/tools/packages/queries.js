// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, process, require */
// What can be asked about packages without changing anything.

const { load, optionsFor } = parts.npm;
const { readManifest, managerOf, conflictIn, workspacesOf } = parts.project;

const typeOf = (edge) => edge.optional ? 'optional' : edge.dev ? 'dev' : edge.peer ? 'peer' : 'prod';

/** What is installed: { manager, lockfile, direct: […], packages: […], undo, scripts, problems … }. */
async function tree({ folder }) {
  const manifest = readManifest(folder);
  const { manager, lockfile } = managerOf(folder, manifest);
  const { Arborist } = load();
  const root = await new Arborist({ path: folder }).loadActual();
  const direct = [];
  const collect = (owner, workspace) => {
    for (const edge of owner.edgesOut.values()) {
      if (edge.type === 'workspace') continue;
      direct.push({
        name: edge.name, range: edge.rawSpec ?? edge.spec, type: typeOf(edge), workspace,
        version: edge.to?.version ?? '', location: edge.to?.location ?? '', error: edge.error ?? '',
      });
    }
  };
  collect(root, '');
  for (const path of workspacesOf(root)) {
    const node = [...root.fsChildren].find((each) => each.path === path);
    if (node) collect(node, node.packageName ?? node.name);
  }
  const packages = [];
  for (const node of root.inventory.values()) {
    if (node.isRoot) continue;
    const dependents = [];
    for (const edge of node.edgesIn) dependents.push({ location: edge.from.location, range: edge.spec, type: typeOf(edge) });
    packages.push({
      name: node.name, version: node.version ?? '', location: node.location, path: node.path, isLink: node.isLink,
      isExtraneous: Boolean(node.extraneous), isDev: Boolean(node.dev), licence: licenceOf(node.package), dependents,
      deprecated: node.package.deprecated ? String(node.package.deprecated) : '',
      engines: node.package.engines?.node ?? '',
    });
  }
  return {
    name: manifest.name ?? '', manager, lockfile, conflictLine: conflictIn(folder, lockfile), direct, packages,
    undo: parts.change.undoable(folder),
  };
}

function licenceOf(manifest) {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  if (license?.type) return String(license.type);
  return Array.isArray(licenses) ? licenses.map((each) => each.type ?? each).join(' OR ') : '';
}

async function search({ folder, text }) {
  const options = await optionsFor(folder);
  let found;
  try {
    found = await load().search(text, { ...options, limit: 40, detailed: true });
  } catch (error) {
    if (![404, 405, 501].includes(error.statusCode)) throw error;
    return { packages: await exactly(text.trim(), options), isByNameOnly: true };
  }
  return {
    isByNameOnly: false,
    packages: found.map(({ package: each, downloads, score }) => ({
      name: each.name, version: each.version ?? each['dist-tags']?.latest ?? '', description: each.description ?? '', date: each.date?.toISOString?.() ?? '',
      publisher: each.publisher?.username ?? '', licence: each.license ?? '', monthlyDownloads: downloads?.monthly ?? 0,
      score: score?.final ?? 0,
    })),
  };
}

/** Of a registry that cannot be searched: the package of that name. */
async function exactly(name, options) {
  const { pacote, npa } = load();
  try {
    if (!npa(name).registry) return [];
    const { name: found, ...latest } = await pacote.manifest(name, { ...options, fullMetadata: true });
    return [{
      name: found, version: latest.version, description: latest.description ?? '', date: latest._time ?? '', publisher: '',
      licence: licenceOf(latest), monthlyDownloads: 0, score: 0,
    }];
  } catch (error) {
    if (error.code === 'E404' || error.code?.startsWith('EINVALID')) return [];
    throw error;
  }
}

const formatOf = (manifest) => {
  const { exports, main = '', type } = manifest;
  const text = JSON.stringify(exports ?? '');
  const isBoth = text.includes('"import"') && text.includes('"require"');
  if (isBoth || (manifest.module && type !== 'module')) return 'both';
  return type === 'module' || main.endsWith('.mjs') ? 'esm' : 'cjs';
};

/** All that its registry says of a package, and of one of its versions; '' is the latest. */
async function details({ folder, name, version }) {
  const { pacote, semver, pickManifest, checks } = load();
  const options = { ...await optionsFor(folder), fullMetadata: true, before: undefined };
  const packument = await pacote.packument(name, options);
  const tags = packument['dist-tags'] ?? {};
  const chosen = packument.versions[version] ?? packument.versions[tags.latest] ?? pickManifest(packument, '*', options);
  const versions = Object.keys(packument.versions).sort((one, other) => semver.rcompare(one, other, true));
  const tagsOf = (each) => Object.keys(tags).filter((tag) => tags[tag] === each);
  let fitsNode = true;
  try {
    checks.checkEngine(chosen, '', process.version);
  } catch {
    fitsNode = false;
  }
  const { dist = {} } = chosen;
  const text = (value) => typeof value === 'string' ? value : '';
  return {
    name: packument.name, version: chosen.version, description: text(chosen.description ?? packument.description),
    licence: licenceOf(chosen), homepage: text(chosen.homepage), repository: text(chosen.repository?.url ?? chosen.repository),
    deprecated: chosen.deprecated ? String(chosen.deprecated) : '', published: packument.time?.[chosen.version] ?? '',
    unpackedBytes: dist.unpackedSize ?? 0, fileCount: dist.fileCount ?? 0,
    dependencies: Object.entries(chosen.dependencies ?? {}).map(([dependency, range]) => ({ name: dependency, range: String(range) })),
    peers: Object.entries(chosen.peerDependencies ?? {}).map(([peer, range]) => ({ name: peer, range: String(range) })),
    maintainers: (packument.maintainers ?? []).length, hasTypes: Boolean(chosen.types ?? chosen.typings) || JSON.stringify(chosen.exports ?? '').includes('"types"'),
    format: formatOf(chosen), engines: text(chosen.engines?.node), fitsNode,
    signature: await signatureOf(packument.name, chosen, options), hasProvenance: Boolean(dist.attestations?.provenance),
    hasInstallScript: Boolean(chosen.hasInstallScript ?? (chosen.scripts?.preinstall || chosen.scripts?.install || chosen.scripts?.postinstall)),
    readme: text(packument.readme),
    versions: versions.slice(0, 200).map((each) => ({ version: each, date: packument.time?.[each] ?? '', tags: tagsOf(each), deprecated: Boolean(packument.versions[each].deprecated) })),
  };
}

/** See signatures.js; '' where the registry does not sign, or nobody can say. */
async function signatureOf(name, { version, dist = {} }, options) {
  try {
    const verdict = await parts.signatures.verify(name, version, options);
    if (verdict !== 'unknown') return verdict;
  } catch {
    // The page of a package can do without.
  }
  return (dist.signatures ?? []).length > 0 ? 'signed' : '';
}

/** What the registry has of all that package.json asks for: { packages: [{ name, current, wanted, latest, kind, bytes, workspace }], missing }. */
async function versions({ folder }) {
  const { Arborist, pacote, pickManifest, npa, semver } = load();
  const options = await optionsFor(folder);
  const root = await new Arborist({ path: folder }).loadActual();
  const edges = new Set();
  for (const owner of [root, ...[...root.fsChildren].filter((node) => node.isWorkspace)]) {
    for (const edge of owner.edgesOut.values()) if (edge.type !== 'workspace') edges.add(edge);
  }
  const packages = [];
  const missing = [];
  await Promise.all([...edges].map(async (edge) => {
    let spec;
    try {
      spec = npa.resolve(edge.name, edge.spec);
    } catch {
      return; // its own words are no use: npm will say so when it installs
    }
    const registrySpec = spec.type === 'alias' ? spec.subSpec : spec;
    if (!registrySpec.registry) return;
    try {
      const packument = await pacote.packument(registrySpec.name, options);
      const { version: wanted, dist = {} } = pickManifest(packument, registrySpec.fetchSpec, options);
      const latest = pickManifest(packument, '*', options).version;
      const current = edge.to?.version ?? '';
      const older = current || wanted;
      packages.push({
        name: edge.name, current, wanted, latest, bytes: dist.unpackedSize ?? 0, workspace: edge.from.isProjectRoot ? '' : edge.from.packageName ?? '',
        kind: semver.gt(latest, older) ? semver.diff(older, latest) : '',
      });
    } catch (error) {
      if (!['ETARGET', 'E403', 'E404'].includes(error.code)) throw error;
      missing.push(edge.name);
    }
  }));
  packages.sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return { packages, missing };
}

async function audit({ folder }) {
  const { Arborist } = load();
  const options = { ...await optionsFor(folder), audit: true };
  const arborist = new Arborist(options);
  // Without a lockfile: what is there.
  await arborist.loadVirtual().catch(() => arborist.loadActual().then((actual) => { arborist.virtualTree = actual; }));
  const report = await arborist.audit({});
  if (!report.report) {
    const { error } = report;
    if (error && ![404, 405, 501].includes(error.statusCode)) throw error;
    throw Object.assign(new Error('the registry has no advisories'), { code: 'ENOAUDIT', uri: error?.uri });
  }
  const advisories = [];
  for (const [name, vulnerability] of report) {
    const { severity, range, fixAvailable, via, nodes } = vulnerability.toJSON();
    for (const each of via) {
      // A name is that of a package which it depends on.
      const own = typeof each === 'string' ? {} : each;
      advisories.push({
        name, severity: own.severity ?? severity, range: own.range ?? range, title: own.title ?? '', url: own.url ?? '',
        through: typeof each === 'string' ? each : '', locations: nodes,
        fix: fixAvailable === true ? 'update' : fixAvailable ? fixAvailable.isSemVerMajor ? 'major' : 'update' : '',
      });
    }
  }
  return { advisories };
}

/** Names that a name may have been meant as: those that are near, and known to the registry's search. */
async function nearNames({ folder, name }) {
  const { search: ask, distance } = load();
  try {
    const found = await ask(name.replace(/^@/, '').replace('/', ' '), { ...await optionsFor(folder), limit: 20 });
    const near = found.map((each) => each.name).filter((each) => each !== name && distance(each, name) <= Math.max(1, name.length / 4));
    return near.sort((one, other) => distance(one, name) - distance(other, name)).slice(0, 3);
  } catch {
    return []; // it is only an offer
  }
}

return { tree, search, details, versions, audit, nearNames };
