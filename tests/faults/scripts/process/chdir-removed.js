// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Takes the process to a folder and removes it.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(process.env.FAULT_TEMP ?? os.tmpdir(), 'removed-'));
process.chdir(folder);
fs.rmdirSync(folder);
console.log('in a removed folder');
require('node:child_process').execSync('true');
console.log(process.cwd());
