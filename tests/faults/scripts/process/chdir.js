// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Takes the whole process to another folder.
process.chdir('/');
console.log(`now in ${process.cwd()}`);
setTimeout(() => {}, 50);
