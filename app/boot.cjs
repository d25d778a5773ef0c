// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The host's main script: loads Boucle and hands the process over to it. Two modules, so that a script on the
// command line does not load the window's libraries. Loads nothing itself: it is in the way of every start.

// dlopen(3) of Linux. DEEPBIND: node exports its own zlib, OpenSSL and more, which Qt's libraries must not bind to.
const RTLD_LAZY = 1;
const RTLD_DEEPBIND = 8;

const args = process.argv.slice(2);
const withoutWindow = ['exec', 'packages', '--version', '-v', '--help', '-h'].includes(args[0]);
const loaded = { exports: {} };
process.dlopen(loaded, `${__dirname}/${withoutWindow ? 'boucle.node' : 'boucle-window.node'}`,
  RTLD_LAZY | RTLD_DEEPBIND);
loaded.exports.main(args);
