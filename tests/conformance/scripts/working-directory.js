// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
const path = require('node:path');
const { execSync } = require('node:child_process');
const { Worker } = require('node:worker_threads');
const start = process.cwd();
fs.mkdirSync('inner');
process.chdir('inner');
fs.writeFileSync('here.txt', 'x');
console.log(path.relative(start, process.cwd()), fs.readdirSync('.'), path.relative(start, path.resolve('y')));
console.log(path.relative(start, execSync('pwd', { encoding: 'utf8' }).trim()));
console.log(fs.existsSync('/proc/self/cwd/here.txt'));
try {
    process.chdir('nowhere');
} catch (error) {
    console.log(error.code, error.message.replaceAll(start, ''));
}
const worker = new Worker(`
    const { parentPort } = require('node:worker_threads');
    try { process.chdir('/'); } catch (error) { parentPort.postMessage([error.code, process.cwd()]); }`, { eval: true });
worker.on('message', ([code, cwd]) => {
    console.log(code, path.relative(start, cwd));
    process.chdir('..');
    fs.rmSync('inner', { recursive: true });
    console.log(process.cwd() === start);
});
