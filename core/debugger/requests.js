// SPDX-License-Identifier: GPL-3.0-or-later
// One expression, a function: gives conditions of breakpoints the request in whose asynchronous context they are
// evaluated. `api` is what conditions.js makes, `builtin` gives node's modules. Costs the program nothing before
// watch(true): a request that began earlier has no context.
((api, builtin) => {
  if (api.requests) return api.requests;
  const { AsyncLocalStorage } = builtin('node:async_hooks');
  const { subscribe, unsubscribe } = builtin('node:diagnostics_channel');
  // The program may replace methods of its prototypes later on.
  const storage = new AsyncLocalStorage();
  const enterWith = storage.enterWith.bind(storage);
  const run = storage.run.bind(storage);
  const getStore = storage.getStore.bind(storage);
  const disable = storage.disable.bind(storage);
  const { apply, defineProperty } = Reflect;

  // What comes of a request later, its body for one, node tells in the context of the connection.
  const emitInside = (emitter, context) => {
    const { emit } = emitter;
    const value = function(...args) {
      return run(context, () => apply(emit, this, args));
    };
    defineProperty(emitter, 'emit', { value, configurable: true, enumerable: false, writable: true });
  };
  // Frameworks rewrite the url and the method of a request while it goes through their routers.
  const enter = (method, url, source, emitters) => {
    const whole = String(url);
    const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(whole);
    const path = whole.slice(origin ? origin[0].length : 0).split(/[?#]/, 1)[0];
    const context = { method: String(method).toUpperCase(), path: path || '/', source };
    for (const emitter of emitters) emitInside(emitter, context);
    enterWith(context);
  };
  const listeners = new Map([
    ['http.server.request.start',
      ({ request, response }) => enter(request.method, request.url, request, [request, response])],
    ['http2.server.stream.start',
      ({ stream, headers }) => enter(headers[':method'], headers[':path'], { headers }, [stream])],
  ]);

  const patterns = new Map();
  const patternOf = (text) => {
    let pattern = patterns.get(text);
    if (!pattern) {
      const source = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*').replace(/:[A-Za-z_][A-Za-z0-9_]*/g, '[^/]+').replace(/(.)\/$/, '$1');
      patterns.set(text, pattern = new RegExp(`^${source}/?$`));
    }
    return pattern;
  };
  const hasHeader = (headers, name, contained) => {
    const value = headers?.[name];
    return value !== undefined && String(value).toLowerCase().includes(contained);
  };

  const taken = new Map(); // the request of each breakpoint that is for the next one only
  let isOn = false;
  api.requests = {
    __proto__: null,
    watch(on) {
      if (on === isOn) return;
      isOn = on;
      for (const [channel, listener] of listeners) (on ? subscribe : unsubscribe)(channel, listener);
      if (!on) disable();
    },
    matches(id, { method, path, header, contained, next }) {
      const current = getStore();
      if (!current) return false;
      if (method && method !== current.method) return false;
      if (path && !patternOf(path).test(current.path)) return false;
      if (header && !hasHeader(current.source.headers, header, contained)) return false;
      if (!next) return true;
      // Held weakly, and known by itself: a request that is gone has been the one all the same.
      if (!taken.has(id)) taken.set(id, new WeakRef(current));
      return taken.get(id).deref() === current;
    },
    rearm(id) {
      taken.delete(id);
    },
  };
  return api.requests;
})
