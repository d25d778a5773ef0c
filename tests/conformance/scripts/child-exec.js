// SPDX-License-Identifier: GPL-3.0-or-later
const { exec, execFile } = require('node:child_process');
const { promisify } = require('node:util');
const show = (what) => (error, stdout, stderr) =>
    console.log(what, error && [error.code, error.killed, error.signal, error.cmd?.slice(0, 20)], [stdout, stderr]);
const steps = [
    (next) => exec('echo out; echo err >&2', next('plain')),
    (next) => exec('exit 7', next('fails')),
    (next) => exec('kill -TERM $$', next('signal')),
    (next) => exec('exec sleep 5', { timeout: 50 }, next('timeout')),
    (next) => exec('printf 1234567890', { maxBuffer: 4 }, next('buffer')),
    (next) => exec('nothing-of-this-name', next('missing')),
    (next) => exec('pwd; echo $X', { cwd: '/', env: { X: 'y' } }, next('options')),
    (next) => execFile('printf', ['%s|', 'a b', '$HOME', ''], next('file')),
    (next) => execFile('nothing-of-this-name', next('missing file')),
    (next) => execFile(process.execPath, ['-p', '[process.argv.length, process.execArgv]'], next('node')),
];
const run = ([step, ...rest]) => step?.((what) => (...results) => { show(what)(...results); run(rest); });
run(steps);
process.on('exit', () => console.log('all'));
promisify(exec)('exit 3').catch((error) => { process.exitCode = error.code; });
