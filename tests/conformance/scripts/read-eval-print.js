// SPDX-License-Identifier: GPL-3.0-or-later
const repl = require('node:repl');
const { PassThrough } = require('node:stream');
const input = new PassThrough();
const output = new PassThrough();
output.on('data', (chunk) => process.stdout.write(chunk));
const server = repl.start({ prompt: '> ', input, output, terminal: false, useColors: false });
server.context.given = 5;
server.on('exit', () => console.log('over'));
for (const line of ['given + 1', 'const x = { a: [1] }; x', 'throw new Error("in the loop")', 'function (', '', '.break', '.exit'])
    input.write(`${line}\n`);
