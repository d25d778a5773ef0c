// SPDX-License-Identifier: GPL-3.0-or-later
// One expression, which conditions of breakpoints begin with: what they share in a realm of the program. Made with the
// first condition that is evaluated there, found by the later ones.
globalThis[Symbol.for('boucle.breakpoints')] ??= (() => {
  const records = new Map();
  const recordOf = (id) => {
    let record = records.get(id);
    if (!record) records.set(id, record = { reached: 0, otherRequests: 0, refused: 0, failed: 0, hits: 0, error: '' });
    return record;
  };
  const { inspect } = globalThis.process?.getBuiltinModule?.('node:util') ?? { inspect: String };
  const shown = (value) => typeof value === 'string' ? value : inspect(value, { depth: 2, breakLength: Infinity });
  const whyNot = (error) => {
    try {
      return String(error);
    } catch {
      return 'it threw something that has no text';
    }
  };

  const api = Object.create(null);
  // Each answers whether the next one is asked.
  api.reach = (id) => {
    recordOf(id).reached++;
    return true;
  };
  // `filter` is a RequestFilter; see requests.js, without which none matches.
  api.request = (id, filter) => {
    if (api.requests?.matches(id, filter)) return true;
    recordOf(id).otherRequests++;
    return false;
  };
  api.test = (id, condition) => {
    const record = recordOf(id);
    try {
      if (condition()) return true;
      record.refused++;
    } catch (error) {
      record.failed++;
      record.error = whyNot(error);
    }
    return false;
  };
  api.count = (id, kind, count) => {
    const hits = ++recordOf(id).hits;
    return kind === 'from' ? hits >= count : kind === 'exactly' ? hits === count : hits % count === 0;
  };
  // `parts` are texts, and functions that give values.
  api.log = (id, parts) => {
    let text = '';
    for (const part of parts) {
      try {
        text += typeof part === 'string' ? part : shown(part());
      } catch (error) {
        text += `{${whyNot(error)}}`;
      }
    }
    globalThis.boucleBreakpointLog?.(JSON.stringify({ id, text: text.slice(0, 65536) }));
    return false;
  };
  api.recordOf = (id) => records.get(id);
  Object.defineProperty(globalThis, Symbol.for('boucle.breakpoints'),
    { value: api, configurable: true, enumerable: false, writable: true });
  return api;
})()
