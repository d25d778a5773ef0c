// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, require */
// Calls of the package service: { id, method, … } in, and for each one answer: its result or an error, and before that
// what it has come to. Changes are carried out one after the other, whoever asks; everything else at once.

const { operations, throwIfCancelled, load } = parts.npm;

const reportEveryMs = 50;
const mostLog = 2000; // lines of an operation
const slowMs = 300;
const mostSlow = 4;

const methods = {
  tree: parts.queries.tree, search: parts.queries.search, details: parts.queries.details,
  versions: parts.queries.versions, audit: parts.queries.audit, signatures: parts.signatures.signatures,
  recover: parts.operations.recover, perform: parts.operations.perform, undo: parts.operations.undo,
};
const changes = new Set(['perform', 'undo', 'recover']);

const pending = new Map(); // by id: AbortController
let last = Promise.resolve();

/** What an operation tells while it goes on; at most twenty times a second. */
class Operation {
  constructor(id, signal) {
    Object.assign(this, { id, signal, children: new Set(), warnings: [], asked: new Map(), progress: { phase: '', done: 0, total: 0, bytes: 0, linked: 0, resolved: 0, name: '' }, lines: [], reportedAt: 0, timer: undefined, slowTimer: undefined });
  }
  phase(phase) {
    this.progress.phase = phase;
    this.flush();
  }
  resolving(spec, answer) {
    this.progress.resolved += 1;
    this.waitsFor(spec, answer);
  }
  fetching(spec, answer) {
    this.waitsFor(spec, answer);
  }
  /** The registry is asked, until `answer`. */
  waitsFor(spec, answer) {
    const name = spec.replace(/(.)@.*$/, '$1');
    this.progress.name = name;
    const key = Symbol(name);
    this.asked.set(key, { name, since: Date.now() });
    const end = () => this.asked.delete(key);
    answer.then(end, end);
    this.changed();
  }
  /** What it has waited for longest: [{ name, milliseconds }]. */
  slowest() {
    const now = Date.now();
    const slow = [];
    for (const { name, since } of this.asked.values()) {
      if (slow.length === mostSlow) break; // they are in the order of their beginning
      if (now - since >= slowMs && !slow.some((each) => each.name === name)) slow.push({ name, milliseconds: now - since });
    }
    return slow;
  }
  expects(total) {
    this.progress.total = total;
  }
  unpacked(spec, bytes, isLinked) {
    this.progress.done += 1;
    this.progress.bytes += bytes;
    if (isLinked) this.progress.linked += 1;
    this.changed();
  }
  warn(text) {
    this.warnings.push(text);
    this.log(text);
  }
  log(text) {
    for (const line of text.split('\n')) if (this.lines.length < mostLog) this.lines.push(line);
    this.changed();
  }
  changed() {
    if (this.timer !== undefined) return;
    const wait = this.reportedAt + reportEveryMs - Date.now();
    if (wait <= 0) this.flush();
    else this.timer = setTimeout(() => this.flush(), wait);
  }
  flush() {
    this.end();
    this.timer = undefined;
    this.reportedAt = Date.now();
    const slow = this.slowest();
    parts.native.post(this.id, JSON.stringify({ progress: { ...this.progress, slow }, log: this.lines.splice(0) }), false);
    // Nothing may come from a registry for seconds: that is told as well.
    if (this.asked.size > 0) this.slowTimer = setTimeout(() => this.flush(), slowMs);
  }
  end() {
    clearTimeout(this.timer);
    clearTimeout(this.slowTimer);
  }
}

/** What is told of an error: never a token, and words of npm's own only where there are none of ours. */
async function describe(error, { folder, specs = [], name }) {
  const redact = (text) => load().redact(String(text ?? ''));
  const subject = error.subject ?? error.pkgid ?? (Object.hasOwn(error, 'name') ? error.name : undefined) ?? error.path ?? error.spec?.raw ?? name ?? '';
  const facts = {
    code: String(error.code ?? ''), message: redact(error.message), subject: redact(subject), status: error.statusCode ?? 0,
    host: '', line: error.line ?? 0, detail: redact(error.detail ?? ''), near: [], conflict: undefined,
  };
  if (error.uri) {
    try {
      facts.host = new URL(error.uri).host;
    } catch {
      // It was no address.
    }
  }
  if (error.stdout || error.stderr) facts.detail = redact([error.stdout, error.stderr].filter(Boolean).join('\n')).slice(-20_000);
  if (error.code === 'ELIFECYCLE' || error.cmd || error.script) facts.code = 'ESCRIPT';
  if (error.code === 'ERESOLVE') facts.conflict = conflictOf(error);
  if (error.code === 'E404') {
    const missing = load().npa(specs.find((spec) => error.uri?.includes(encodeURIComponent(load().npa(spec).name ?? '').replace('%40', '@'))) ?? name ?? error.pkgid ?? 'x').name;
    facts.subject = missing ?? facts.subject;
    facts.near = missing ? await parts.queries.nearNames({ folder, name: missing }) : [];
  }
  return facts;
}

/** Who wants what of the package that cannot be two: [{ by, byVersion, name, range }]. */
function conflictOf(error) {
  const wants = new Map();
  const visit = (value, depth) => {
    if (!value || typeof value !== 'object' || depth > 8) return;
    if (Array.isArray(value)) {
      for (const each of value) visit(each, depth + 1);
      return;
    }
    if (value.spec !== undefined && value.name !== undefined && value.from !== undefined) {
      // The project has no name of its own here, but a place.
      const by = value.from.location || value.from.name ? value.from.name ?? '' : '';
      const want = { by, byVersion: value.from.version ?? '', name: value.name, range: value.spec };
      wants.set(JSON.stringify([by, want.name, want.range]), want);
    }
    for (const key of ['edge', 'currentEdge', 'current', 'peerConflict', 'peer', 'dependents', 'from']) visit(value[key], depth + 1);
  };
  visit({ ...error, from: undefined }, 0);
  const all = [...wants.values()];
  const ranges = new Map();
  for (const { name, range } of all) ranges.set(name, new Set([...ranges.get(name) ?? [], range]));
  const disputed = all.filter(({ name }) => ranges.get(name).size > 1);
  return disputed.length > 0 ? disputed : all;
}

/** Called from outside, on this thread: { method, … } under a number that no other call has. */
function call({ method, target, ...request }, id) {
  if (method === 'cancel') {
    const controller = pending.get(target);
    controller?.abort();
    parts.native.post(id, JSON.stringify({ result: { isCancelled: Boolean(controller) } }), true);
    return;
  }
  const controller = new AbortController();
  pending.set(id, controller);
  const operation = new Operation(id, controller.signal);
  // Scripts do not ask whether they are still wanted.
  controller.signal.addEventListener('abort', () => parts.operations.endChildren(operation), { once: true });
  const run = async () => {
    throwIfCancelled();
    // What it does meanwhile ends with it at once; what has been changed is put back first.
    return methods[method](request);
  };
  const begin = () => operations.run(operation, run);
  const running = changes.has(method) ? last.then(begin) : begin();
  if (changes.has(method)) last = running.catch(() => {});
  running.then((result) => ({ result: { ...result, warnings: operation.warnings } }),
    async (error) => ({ error: controller.signal.aborted ? { code: 'ECANCELLED', message: 'cancelled' } : await describe(error, request) }))
    .then((answer) => {
      operation.end();
      pending.delete(id);
      parts.native.post(id, JSON.stringify(answer), true);
    });
}

return { call };
