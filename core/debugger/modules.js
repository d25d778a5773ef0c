// SPDX-License-Identifier: GPL-3.0-or-later
// One expression, a function: has each CommonJS module pass a place where the engine can wait, after the module was
// compiled and before it runs. To the engine such a module is no script but a function that node calls, and node's own
// code has no places for breakpoints. `api` is what conditions.js makes, `builtin` gives node's modules.
((api, builtin) => {
  if (api.modules) return api.modules;
  const { prototype } = builtin('node:module');
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
  let isOn = false;
  const pass = (filename) => {
    return filename; // the engine waits here
  };

  // Between the two node reads the module's exports, which is an ordinary property otherwise.
  const passBeforeRun = (module, filename) => {
    const own = getOwnPropertyDescriptor(module, 'exports');
    if (!own?.configurable || !('value' in own)) return;
    const restore = (value) => defineProperty(module, 'exports', { ...own, value });
    defineProperty(module, 'exports', {
      configurable: true,
      enumerable: own.enumerable,
      get() {
        restore(own.value);
        pass(filename);
        return own.value;
      },
      set: restore,
    });
  };
  const compile = prototype._compile;
  const passing = {
    _compile(content, filename, ...rest) {
      if (isOn && !/[\\/]node_modules[\\/]/.test(filename)) passBeforeRun(this, filename);
      return apply(compile, this, [content, filename, ...rest]);
    },
  }._compile;

  api.modules = {
    __proto__: null,
    hold(on) {
      isOn = on;
      // Whoever has replaced it since calls what was there before.
      if (on && prototype._compile === compile) prototype._compile = passing;
      else if (!on && prototype._compile === passing) prototype._compile = compile;
    },
  };
  return api.modules;
})
