// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs/promises';
import { constants } from 'node:fs';
await using handle = await fs.open('file.txt', 'w+');
await handle.writeFile('line one\nline two\nline three');
await handle.sync();
const lines = [];
const reader = await fs.open('file.txt');
for await (const line of reader.readLines())
    lines.push(line);
console.log(lines, (await handle.stat()).size, typeof handle.fd);
const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 5);
console.log(bytesRead, String(buffer));
await fs.mkdir('x/y', { recursive: true });
console.log(await fs.readdir('.', { recursive: true }).then((all) => all.sort()));
const results = await Promise.allSettled([fs.readFile('none'), fs.access('file.txt', constants.X_OK), fs.rm('none'), fs.unlink('x'),
    fs.readFile('file.txt', { signal: AbortSignal.abort() }), fs.stat('file.txt').then((stat) => stat.isFile())]);
console.log(results.map(({ status, value, reason }) => [status, value ?? reason.code]));
for await (const entry of await fs.opendir('x'))
    console.log(entry.name, entry.isDirectory());
for await (const name of fs.glob('*.txt'))
    console.log(name);
await Promise.all(Array.from({ length: 50 }, (_, i) => fs.writeFile(`x/${i}`, String(i))));
const sum = (await Promise.all((await fs.readdir('x')).filter((one) => one !== 'y').map((one) => fs.readFile(`x/${one}`, 'utf8')))).reduce((all, one) => all + Number(one), 0);
console.log(sum, (await fs.statfs('.')).bsize > 0);
await fs.rm('x', { recursive: true });
