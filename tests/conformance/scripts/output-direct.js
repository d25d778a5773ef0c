// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
fs.writeSync(1, 'one\n');
fs.writeSync(2, 'two\n');
fs.appendFileSync('/dev/stdout', 'three\n');
fs.writeFileSync(1, 'four\n');
process._rawDebug('five');
process.stdout._write('six\n', 'utf8', () => {});
const own = fs.createWriteStream(null, { fd: 1, autoClose: false });
own.end('seven\n', () => {
    new console.Console(process.stdout, process.stderr).warn('eight');
    require('node:child_process').spawnSync('sh', ['-c', 'echo nine; echo ten >&2'], { stdio: 'inherit' });
    console.log(fs.fstatSync(1).isFIFO(), fs.fstatSync(0).isCharacterDevice());
});
