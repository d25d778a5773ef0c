// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker } = require('node:worker_threads');
const source = `
    console.log('to stdout', process.stdout.constructor.name, process.stdout.isTTY, process.stdin !== null);
    console.error('to stderr');
    process.stdin.on('data', (chunk) => console.log('stdin', String(chunk)));
    process.stdin.on('end', () => console.log('end'));`;
const first = new Worker(source, { eval: true, stdin: true });
first.stdin.end('given');
first.on('exit', () => {
    const second = new Worker(source, { eval: true, stdout: true, stderr: true });
    const seen = { stdout: '', stderr: '' };
    second.stdout.on('data', (chunk) => { seen.stdout += chunk; });
    second.stderr.on('data', (chunk) => { seen.stderr += chunk; });
    second.on('exit', () => {
        console.log(seen);
        const many = 'for (let i = 0; i < 20000; i++) console.log("line", i)';
        new Worker(many, { eval: true }).on('exit', (code) => console.error('exit', code));
        process.on('exit', () => console.log('all written'));
    });
});
