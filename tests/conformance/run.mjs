// SPDX-License-Identifier: GPL-3.0-or-later
// The conformance table: every case runs through `boucle exec` and through the pinned node, and must look the same
// from outside.
//   node run.mjs --node PATH --boucle PATH [--only NAME …] [--json FILE] [--jobs N]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cases } from './cases.mjs';
import { differences, ending, normaliserNames, unexpected } from './lib/compare.mjs';
import { endAll, hasTerminals, launch } from './lib/launch.mjs';

const limitMs = 30_000;
const leastCases = 60;
const scripts = path.join(import.meta.dirname, 'scripts');

function fail(message) {
    console.error(message);
    process.exit(2);
}

function options() {
    let values;
    try {
        ({ values } = parseArgs({
            options: {
                node: { type: 'string' },
                boucle: { type: 'string' },
                only: { type: 'string', multiple: true },
                json: { type: 'string' },
                jobs: { type: 'string', default: '1' },
            },
        }));
    } catch (error) {
        fail(error.message);
    }
    for (const name of ['node', 'boucle']) {
        if (!values[name])
            fail(`--${name} PATH is missing`);
        values[name] = path.resolve(values[name]);
        if (!fs.existsSync(values[name]))
            fail(`--${name}: ${values[name]} does not exist`);
    }
    values.jobs = Number(values.jobs);
    if (!Number.isInteger(values.jobs) || values.jobs < 1)
        fail('--jobs takes a number from 1');
    return values;
}

/** Cases that name nothing that exists, or scripts that no case runs, are mistakes in the table itself. */
function checkTable() {
    const names = cases.map(({ name }) => name);
    const twice = names.filter((name, i) => names.indexOf(name) !== i);
    const wrong = twice.map((name) => `case ${name} stands there twice`);
    const used = new Set();
    for (const { name, script, missing, normalise = [] } of cases) {
        used.add(script.split('/')[0]);
        if (!missing && !fs.existsSync(path.join(scripts, script)))
            wrong.push(`case ${name}: no file ${script}`);
        wrong.push(...normalise.filter((one) => !normaliserNames.includes(one)).map((one) => `case ${name}: ${one}?`));
    }
    for (const entry of fs.readdirSync(scripts)) {
        if (!used.has(entry) && entry !== 'support' && entry !== 'package.json')
            wrong.push(`no case runs scripts/${entry}`);
    }
    if (wrong.length > 0)
        fail(wrong.join('\n'));
}

function environment(spec, scratch) {
    const own = typeof spec.env === 'function' ? spec.env({ scratch, scripts }) : spec.env;
    return { PATH: process.env.PATH, HOME: scratch, TMPDIR: scratch, LANG: 'C.UTF-8', TZ: 'UTC', ...own };
}

/** Both runs of a case, one after the other in the same folder, so that every path is the same. */
async function runCase(spec, index, folder, commands) {
    const scratch = path.join(folder, String(index));
    const results = {};
    const order = index % 2 === 0 ? ['node', 'boucle'] : ['boucle', 'node'];
    for (const side of order) {
        fs.rmSync(scratch, { recursive: true, force: true });
        fs.mkdirSync(scratch);
        spec.prepare?.({ scratch, scripts });
        const script = spec.relative ?? path.join(spec.inScratch ? scratch : scripts, spec.started ?? spec.script);
        const argv = [...commands[side], script, ...(spec.args ?? [])];
        const cwd = spec.relative && !spec.inScratch ? scripts : scratch;
        results[side] = await launch(argv, spec, { scratch, cwd, env: environment(spec, scratch), limitMs });
    }
    fs.rmSync(scratch, { recursive: true, force: true });
    const found = differences(spec, results.node, results.boucle);
    const reference = unexpected(spec, results.node);
    if (reference.length > 0)
        found.unshift({ what: 'reference', lines: reference });
    return { name: spec.name, passed: found.length === 0, ending: ending(results.node), differences: found,
             ms: { node: results.node.ms, boucle: results.boucle.ms } };
}

function print(row) {
    const { name, passed, ms, differences: found } = row;
    const what = passed ? row.ending : found.map((one) => one.what).join(', ');
    console.log(`${passed ? 'ok  ' : 'FAIL'}  ${name.padEnd(34)} ${String(ms.node).padStart(6)} ms` +
                ` ${String(ms.boucle).padStart(6)} ms   ${what}`);
    for (const { what: part, lines } of found)
        console.log([`        ${part}:`, ...lines.map((line) => `          ${line}`)].join('\n'));
}

async function main() {
    const { node, boucle, only, json, jobs } = options();
    checkTable();
    const unknown = (only ?? []).filter((name) => !cases.some((one) => one.name === name));
    if (unknown.length > 0)
        fail(`no case named ${unknown.join(', ')}`);
    const wanted = only ? cases.filter(({ name }) => only.includes(name)) : cases;
    const terminals = hasTerminals();
    const chosen = wanted.filter((one) => terminals || !one.terminal);
    const commands = { node: [node], boucle: [boucle, 'exec'] };
    const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'conformance-'));
    process.on('exit', () => {
        endAll();
        fs.rmSync(folder, { recursive: true, force: true });
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(signal, () => process.exit(1));

    console.log(`      ${'case'.padEnd(34)} ${'node'.padStart(9)} ${'boucle'.padStart(9)}   end, or what differs`);
    const rows = [];
    let next = 0;
    const worker = async () => {
        while (next < chosen.length) {
            const index = next++;
            const row = await runCase(chosen[index], index, folder, commands);
            rows.push(row);
            print(row);
        }
    };
    await Promise.all(Array.from({ length: jobs }, worker));

    const passed = rows.filter((row) => row.passed).length;
    const failed = rows.length - passed;
    const tooFew = !only && rows.length < leastCases;
    if (json) {
        rows.sort((a, b) => a.name.localeCompare(b.name));
        fs.writeFileSync(json, `${JSON.stringify({ passed, failed, cases: rows }, null, 2)}\n`);
    }
    if (chosen.length < wanted.length)
        console.log(`no pseudo-terminals here: ${wanted.length - chosen.length} cases left out`);
    if (tooFew)
        console.log(`only ${rows.length} cases ran; the table needs ${leastCases}`);
    if (failed > 0)
        console.log(`failed: ${rows.filter((row) => !row.passed).map(({ name }) => name).join(' ')}`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 || tooFew ? 1 : 0;
}

await main();
