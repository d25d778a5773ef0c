// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts */
// Whether what a registry hands out is what it has signed: its signature over name, version and checksum, by a key that
// it publishes. What npm calls "audit signatures"; who has built a package (provenance) is not looked at.

const { load, optionsFor, throwIfCancelled } = parts.npm;

const atOnce = 16; // asked for at the same time, as npm does about

const keysMs = 3_600_000;
const keys = new Map(); // by registry: { promise, since }

/** Of a registry, as pacote wants them; null: it publishes none. */
function keysOf(registry, options) {
  const known = keys.get(registry);
  if (known && Date.now() - known.since < keysMs) return known.promise;
  const promise = load().fetch.json('/-/npm/v1/keys', { ...options, registry })
    .then((answer) => answer.keys?.map((key) => ({ ...key, pemkey: `-----BEGIN PUBLIC KEY-----\n${key.key}\n-----END PUBLIC KEY-----` })) ?? null)
    .catch((error) => {
      if ([400, 404, 405, 501].includes(error.statusCode)) return null;
      keys.delete(registry);
      throw error;
    });
  keys.set(registry, { promise, since: Date.now() });
  return promise;
}

const wrong = new Set(['EINTEGRITYSIGNATURE', 'EEXPIREDSIGNATUREKEY', 'EMISSINGSIGNATUREKEY', 'EINTEGRITY']);

/**
 * 'verified'; 'wrong': it is there and does not hold; 'missing', though the registry signs; 'unknown': the registry
 * publishes no keys.
 */
async function verify(name, version, options) {
  const { pacote, fetch, npa } = load();
  const registry = fetch.pickRegistry(npa(name), options);
  const published = await keysOf(registry, options);
  if (!published || published.length === 0) return 'unknown';
  const { host, pathname } = new URL(registry);
  try {
    const manifest = await pacote.manifest(`${name}@${version}`, {
      ...options, before: null, fullMetadata: true, verifySignatures: true, [`//${host}${pathname}:_keys`]: published,
    });
    return manifest._signatures?.length > 0 ? 'verified' : 'missing';
  } catch (error) {
    if (wrong.has(error.code)) return 'wrong';
    throw error;
  }
}

/** Of all that is installed: { verified, unknown: counts, wrong, missing: [{ name, version }] }. */
async function signatures({ folder }) {
  const { Arborist } = load();
  const options = await optionsFor(folder);
  const root = await new Arborist({ path: folder }).loadActual();
  const waiting = new Map();
  for (const node of root.inventory.values()) {
    if (node.isRoot || node.isLink || node.isWorkspace || !node.version || node.inBundle || !node.isRegistryDependency) continue;
    waiting.set(`${node.packageName}@${node.version}`, node);
  }
  const result = { verified: 0, unknown: 0, wrong: [], missing: [] };
  const nodes = [...waiting.values()];
  const work = async () => {
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      throwIfCancelled();
      const verdict = await verify(node.packageName, node.version, options);
      if (typeof result[verdict] === 'number') result[verdict] += 1;
      else result[verdict].push({ name: node.packageName, version: node.version });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  for (const list of [result.wrong, result.missing]) list.sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return result;
}

return { signatures, verify };
