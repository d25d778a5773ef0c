// SPDX-License-Identifier: GPL-3.0-or-later
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const run = async (name, ...rest) => {
    const child = spawn(...rest);
    const output = { out: '', err: '' };
    child.stdout?.on('data', (chunk) => { output.out += chunk; });
    child.stderr?.on('data', (chunk) => { output.err += chunk; });
    child.on('error', (error) => console.log(name, error.code, error.syscall, error.path));
    child.on('exit', (code, signal) => console.log(name, 'exit', code, signal));
    child.stdin?.on('error', () => {});
    child.stdin?.end('through the pipe');
    const [code] = await once(child, 'close').catch(() => ['failed']);
    console.log(name, 'close', code, output);
};
(async () => {
    await run('pipe', 'cat', []);
    await run('inherit', 'sh', ['-c', 'echo inherited; echo inherited error >&2'], { stdio: 'inherit' });
    await run('ignore', 'sh', ['-c', 'cat; echo lost'], { stdio: 'ignore' });
    await run('mixed', 'sh', ['-c', 'echo kept; echo shown >&2'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await run('swapped', 'sh', ['-c', 'echo to-err; echo to-out >&2'], { stdio: ['ignore', 2, 1] });
    await run('stream', 'sh', ['-c', 'echo through the stream'], { stdio: ['ignore', process.stdout, 'inherit'] });
    await run('missing', 'nothing-of-this-name');
    await run('no folder', 'true', [], { cwd: '/nowhere' });
    await run('shell', 'echo', ['$((1 + 2))'], { shell: true });
    await run('name', 'sh', ['-c', 'echo $0; exit 4'], { argv0: 'renamed' });
    await run('late', 'sh', ['-c', 'exec >&-; exec 2>&-; cat >/dev/null; exit 5']);
})();
