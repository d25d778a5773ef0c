// SPDX-License-Identifier: GPL-3.0-or-later
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
process.title = 'short';
console.log(process.title);
console.log(fs.readFileSync('/proc/self/cmdline', 'latin1').replace(/\0.*/s, ''));
console.log(execFileSync('cat', [`/proc/${process.pid}/comm`], { encoding: 'utf8' }));
