// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// --require and --import are options of the process in node; for one server of many they are loaded from here.
// Last of the agent's parts: from here on user code runs.

if (native.isMainThread) {
  if (process.execArgv.includes('--enable-source-maps')) process.setSourceMapsEnabled(true);
  if (native.requireModules.length > 0 || native.importModules.length > 0) {
    const { Module } = require('internal/modules/cjs/loader');
    Module._preloadModules(native.requireModules);
    Module._preloadModules(native.importModules.map(
      (specifier) => (specifier.startsWith('file:') ? require('internal/url').fileURLToPath(specifier) : specifier)));
  }
  native.started();
}
