// SPDX-License-Identifier: GPL-3.0-or-later
// The children of a script run the plain host with the same environment and arguments.
const { spawnSync } = require('node:child_process');
const source = `
    const path = require('node:path');
    console.log(process.argv.length, process.execArgv, path.basename(process.execPath), process.versions.node);
    console.log(Object.keys(process.env).sort().join(), process.stdin.isTTY, process.cwd() === process.env.HOME);`;
const result = spawnSync(process.execPath, ['--no-warnings', '-e', source], { encoding: 'utf8' });
console.log(result.status, result.stdout, result.stderr);
console.log(spawnSync(process.argv[0], ['--version'], { encoding: 'utf8' }).stdout);
