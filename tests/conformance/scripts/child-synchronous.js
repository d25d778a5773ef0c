// SPDX-License-Identifier: GPL-3.0-or-later
const { execFileSync, execSync, spawnSync } = require('node:child_process');
console.log(execSync('cat; echo done', { input: 'given ', encoding: 'utf8' }));
console.log(String(execFileSync('printf', ['%s', 'x'])), execSync('true').length);
const { status, signal, output, error } = spawnSync('sh', ['-c', 'echo o; echo e >&2; exit 9']);
console.log(status, signal, output.map(String), error);
console.log(spawnSync('sh', ['-c', 'kill -KILL $$']).signal, spawnSync('nothing-of-this-name').error.code);
const late = spawnSync('sleep', ['5'], { timeout: 30, killSignal: 'SIGKILL' });
console.log(late.signal, late.error.code);
const big = spawnSync('head', ['-c', '3000000', '/dev/zero'], { maxBuffer: 4e6 });
console.log(big.stdout.length, spawnSync('head', ['-c', '300', '/dev/zero'], { maxBuffer: 10 }).error.code);
try {
    execSync('echo to the error stream >&2; exit 2', { stdio: 'pipe' });
} catch (failure) {
    console.log(failure.status, failure.message, String(failure.stderr));
}
execSync('echo inherited', { stdio: 'inherit' });
spawnSync('cat', { input: 'into cat\n', stdio: ['pipe', 'inherit', 'inherit'] });
execSync('echo an error is shown >&2');
execSync('exit 3');
