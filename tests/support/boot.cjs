// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Loads a test module into the host: node boot.cjs MODULE [ARGUMENT …]
const { constants } = require('node:os');

const [, , file, ...args] = process.argv;
const loaded = { exports: {} };
process.dlopen(loaded, file, constants.dlopen.RTLD_NOW | constants.dlopen.RTLD_DEEPBIND);
loaded.exports.main([file, ...args]);
