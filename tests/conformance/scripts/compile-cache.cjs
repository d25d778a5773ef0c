// SPDX-License-Identifier: GPL-3.0-or-later
const { enableCompileCache, getCompileCacheDir, flushCompileCache, constants } = require('node:module');
const fs = require('node:fs');
console.log(getCompileCacheDir(), constants.compileCacheStatus);
const { status, directory } = enableCompileCache('cache');
console.log(status, directory.includes('cache'), getCompileCacheDir() === directory);
require('./support/value.cjs');
flushCompileCache();
console.log(fs.readdirSync(directory).length);
console.log(enableCompileCache('cache').status);
