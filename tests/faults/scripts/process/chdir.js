// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Takes the whole process to another folder.
const os = require('node:os');

process.chdir(process.env.FAULT_TEMP ?? os.tmpdir());
console.log(`now in ${process.cwd()}`);
setTimeout(() => {}, 50);
