// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// What node does last when it starts a script, for an environment that did not know its script when it was made.

process.argv.splice(1, process.argv.length - 1, native.script, ...native.arguments);
require('internal/modules/cjs/loader').Module.runMain(native.script);
