// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// --require and --import are options of the process in node; one server of many gets its own. Last of the agent's
// parts: from here on user code runs.

const { getOptionValue } = require('internal/options');
// node looks at these lists next, here and in worker threads; they are this environment's copies.
getOptionValue('--require').push(...native.requireModules);
getOptionValue('--import').push(...native.importModules);

if (native.isMainThread) {
  if (process.execArgv.includes('--enable-source-maps')) process.setSourceMapsEnabled(true);
  native.started();
}
