// SPDX-License-Identifier: GPL-3.0-or-later
const { spawn, spawnSync } = require('node:child_process');
for (const name of ['HUP', 'INT', 'QUIT', 'USR1', 'USR2', 'PIPE', 'ALRM', 'TERM', 'XFSZ', 'CHLD', 'CONT', 'WINCH'])
    console.log(name, spawnSync('sh', ['-c', `kill -${name} $$; exit 5`]).signal);
const { stdout } = spawnSync('grep', ['-E', '^Sig(Blk|Ign|Pnd)', '/proc/self/status'], { encoding: 'utf8' });
console.log(stdout);
const child = spawn('sleep', ['30']);
console.log(child.kill(0), child.kill('SIGTERM'), child.killed);
child.on('exit', (code, signal) => {
    console.log(code, signal, child.kill());
    const controller = new AbortController();
    const aborted = spawn('sleep', ['30'], { signal: controller.signal, killSignal: 'SIGKILL' });
    aborted.on('error', (error) => console.log(error.name, error.code));
    aborted.on('close', (...ending) => console.log(ending));
    controller.abort();
});
