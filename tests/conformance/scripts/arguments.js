// SPDX-License-Identifier: GPL-3.0-or-later
const path = require('node:path');
const { parseArgs } = require('node:util');
console.log(process.argv.length, path.basename(process.argv[0]), path.basename(process.argv[1]));
console.log(JSON.stringify(process.argv.slice(2)), process.execArgv);
console.log(path.basename(process.execPath), path.basename(process.argv0), process.argv[0] === process.execPath);
console.log(process.env.NODE_OPTIONS, process.stdout.isTTY, path.basename(process.title));
const parsed = parseArgs({ strict: false, allowPositionals: true, tokens: true });
console.log({ ...parsed.values }, parsed.positionals, parsed.tokens.length);
