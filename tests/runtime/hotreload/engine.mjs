// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the engine carries out what is said to be a live edit: node engine.mjs SOURCE_FOLDER. Two things are asked:
// the steps of every case that is plain JavaScript, and random edits of functions of which closures exist, whose
// text is looked at afterwards. The exit code is 0 when all are carried out; what is not is printed.

import { readFileSync, readdirSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

const [, , source] = process.argv;
const parts = { types: { stripTypes: stripTypeScriptTypes } };
const require = createRequire(import.meta.url);
parts.parser = require(join(source, 'packaging/toolchain/node_modules/@babel/parser'));
for (const name of ['syntax', 'scopes', 'loading', 'units', 'steps', 'classify'])
  parts[name] = new Function('parts', readFileSync(join(source, `runtime/tools/classifier/${name}.js`), 'utf8'))(parts);

const session = new Session();
session.connect();
const scripts = new Map();
session.on('Debugger.scriptParsed', ({ params }) => scripts.set(params.url, params.scriptId));
await session.post('Debugger.enable');

const load = (text, url) => vm.compileFunction(text, ['exports', 'require', 'module'], { filename: url });
let failures = 0;
function fail(...words) {
  ++failures;
  console.log(...words);
}

async function apply(url, steps) {
  for (const scriptSource of steps) {
    const { status } = await session.post('Debugger.setScriptSource', { scriptId: scripts.get(url), scriptSource });
    if (status !== 'Ok') return status;
  }
  return 'Ok';
}

let cases = 0;
const folder = join(source, 'tests/runtime/hotreload/cases');
for (const name of readdirSync(folder)) {
  const [, fileName, kind, oldText, newText] =
    /^file: (.*)\nexpect: (\S+) \S+\n--- old\n([^]*?)--- new\n([^]*)$/.exec(readFileSync(join(folder, name), 'utf8'));
  if (kind !== 'live-edit' || !fileName.endsWith('.js')) continue;
  ++cases;
  const kept = load(oldText, name);
  const status = await apply(name, parts.classify.classify({ fileName, oldText, newText }).steps.slice(1));
  if (status !== 'Ok') fail(`${name}: ${status}`, typeof kept);
}

// Numbers that are the same in every run.
let state = 20260101;
const random = (limit) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};
const pick = (...choices) => choices[random(choices.length)];
const statement = () => pick(`a(${random(9)});`, 'if (x) { b(); }', `{ a({ y: ${random(5)} }); }`, '{ }', '/* } */',
  `a([1, 2].map((q) => a(q + ${random(9)})));`, 'b(function () { a(); });', `a(\`}\${x}\`);`);
const space = () => pick('\n  ', ' ', '\n', '\n\n');
function body() {
  let text = '';
  for (let i = random(5); i > 0; --i) text += space() + statement();
  return text + space();
}
const forms = [
  () => `(x) => {${body()}}`, () => `function () {${body()}}`, () => `(x) => a(x, ${random(9)}${pick('', ', b()')})`,
  () => `async () => {${body()}}`,
];

const rounds = 600;
const counts = { live: 0, newGeneration: 0, same: 0 };
for (let round = 0; round < rounds; ++round) {
  const chosen = Array.from({ length: 1 + random(3) }, () => pick(...forms));
  const write = (functions) => `const [a, b, x] = [() => {}, () => {}, 1];\nexports.list = [a, b, x].concat([\n${
    functions.map((text) => `on('', ${text}),`).join(pick('\n', '\n', ' '))}\n]);\n${
    'function on(name, fn) { return fn; }'}\n`;
  const before = chosen.map((form) => form());
  const after = before.map((text, i) => (random(2) ? chosen[i]() : text));
  const keptSeed = state;
  const oldText = write(before);
  state = keptSeed; // the same separators
  const newText = write(after);
  const { kind, steps } = parts.classify.classify({ fileName: 'random.js', oldText, newText });
  if (kind === 'none') ++counts.same;
  if (kind === 'new-generation') ++counts.newGeneration;
  if (kind !== 'live-edit') continue;
  ++counts.live;
  const url = `random${round}.js`;
  const exports = {};
  load(oldText, url)(exports, undefined, undefined);
  const status = await apply(url, steps.slice(1));
  const texts = exports.list.slice(3).map(String);
  if (status !== 'Ok' || texts.some((text, i) => text !== after[i]))
    fail(`${url}: ${status}\n--- old\n${oldText}--- new\n${newText}--- have\n${texts.join('\n')}`);
}
console.log(`${cases} cases, ${JSON.stringify(counts)}, ${failures} failures`);
process.exitCode = failures > 0 || cases < 15 || counts.live < 100 ? 1 : 0;
