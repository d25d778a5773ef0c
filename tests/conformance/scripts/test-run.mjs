// SPDX-License-Identifier: GPL-3.0-or-later
import { run } from 'node:test';
import fs from 'node:fs';
import { tap } from 'node:test/reporters';
fs.writeFileSync('one.test.cjs', 'require("node:test")("in a file", () => {});');
fs.writeFileSync('two.test.cjs', 'require("node:test")("fails in a file", () => { throw new Error("no"); });');
const counts = { pass: [], fail: [] };
for (const isolation of ['process', 'none']) {
    const stream = run({ files: ['one.test.cjs', 'two.test.cjs'].map((name) => `${process.cwd()}/${name}`), concurrency: 1, isolation });
    stream.on('test:pass', ({ name }) => counts.pass.push(`${isolation} ${name}`));
    stream.on('test:fail', ({ name }) => counts.fail.push(`${isolation} ${name}`));
    const lines = [];
    for await (const chunk of stream.compose(tap))
        lines.push(chunk);
    console.log(lines.join('').split('\n').filter((line) => /^(?:not )?ok|^1\.\./.test(line)));
}
console.log(counts);
process.exitCode = 0;
