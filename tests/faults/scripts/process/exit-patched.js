// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// process.exit() made useless: the script ends when nothing is left to do.
process.exit = () => console.log('stays');
process.exit(3);
process.exitCode = 5;
