// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The host's main script: loads Boucle and hands the process over to it. Two modules, so that a script on the
// command line does not load the window's libraries.
const { RTLD_NOW, RTLD_DEEPBIND } = require('os').constants.dlopen;

const args = process.argv.slice(2);
const withoutWindow = new Set(['exec', 'packages', '--version', '-v', '--help', '-h']);
const file = withoutWindow.has(args[0]) ? 'boucle.node' : 'boucle-window.node';

const loaded = { exports: {} };
// DEEPBIND: node exports its own zlib, OpenSSL and more, which Qt's libraries must not bind to.
process.dlopen(loaded, `${__dirname}/${file}`, RTLD_NOW | RTLD_DEEPBIND);
loaded.exports.main(args);
