// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global require, native */
// The engine's code of modules is kept from one run to the next, by the content of their files.

if (native.isMainThread && native.compileCache) require('module').enableCompileCache(native.compileCache);
