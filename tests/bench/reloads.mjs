// SPDX-License-Identifier: GPL-3.0-or-later
// Many reloads of both kinds, in random order, of a server that is asked a thousand times a second, over kept and over
// new connections: node reloads.mjs BUILD_FOLDER [RELOADS] [REQUESTS_A_SECOND]. Prints JSON: what failed, the slowest
// answer, and what the process has of memory, descriptors and threads before and after; asserts nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [buildDir, reloadsText = '1000', rateText = '1000'] = process.argv.slice(2);
if (!buildDir) {
  console.error('Usage: node reloads.mjs BUILD_FOLDER [RELOADS] [REQUESTS_A_SECOND]');
  process.exit(2);
}
const reloads = Number(reloadsText);
const rate = Number(rateText);
const folder = mkdtempSync(join(tmpdir(), 'boucle-reloads-'));
const port = await new Promise((done) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => done(free));
  });
});

let outside = 0;
let body = 0;
const module = () => `const outside = ${outside};
let calls = 0;
function text() {
  calls += 1;
  return outside + '.' + ${body};
}
module.exports = { text };
`;
const save = () => {
  writeFileSync(join(folder, 'text.js.new'), module());
  renameSync(join(folder, 'text.js.new'), join(folder, 'text.js'));
};
save();
writeFileSync(join(folder, 'server.js'), `const { text } = require('./text');
require('http').createServer((request, response) => response.end(text())).listen(${port}, '127.0.0.1');
`);

const ledger = [];
const server = spawn(join(resolve(buildDir), 'boucle'), ['exec', '--hot', 'server.js'],
  { cwd: folder, stdio: ['ignore', 'inherit', 'pipe'] });
let rest = '';
server.stderr.on('data', (bytes) => {
  const lines = (rest + bytes).split('\n');
  rest = lines.pop();
  ledger.push(...lines);
});

const result = { answered: 0, failed: 0, errors: {}, slowestMs: 0, over50ms: 0 };
let latest = '';
function ask(agent, isCounted = true) {
  return new Promise((done) => {
    const begin = performance.now();
    const fail = (error) => {
      if (isCounted) {
        result.failed += 1;
        result.errors[error.code ?? error.message] = (result.errors[error.code ?? error.message] ?? 0) + 1;
      }
      done(undefined);
    };
    const request = http.get({ port, host: '127.0.0.1', agent }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (part) => { answer += part; });
      response.on('error', fail);
      response.on('end', () => {
        const took = performance.now() - begin;
        if (isCounted) {
          result.answered += 1;
          result.slowestMs = Math.max(result.slowestMs, took);
          if (took > 50) result.over50ms += 1;
        }
        latest = answer;
        done(answer);
      });
    });
    request.on('error', fail);
  });
}
async function reaches(wanted, limit = 15_000) {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    if (latest === wanted) return true;
    await sleep(1);
  }
  return false;
}

function facts() {
  const proc = `/proc/${server.pid}`;
  const status = readFileSync(`${proc}/status`, 'utf8');
  const number = (name) => Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]);
  return { rssMiB: Math.round(number('VmRSS') / 102.4) / 10, threads: number('Threads'), descriptors: readdirSync(`${proc}/fd`).length };
}

while ((await ask(false, false)) === undefined) await sleep(10);
/** Open loop: what is slow makes the others no later. Ended by what it returns. */
function startLoad() {
  let isOver = false;
  const kept = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const asked = new Set();
  const over = (async () => {
    const begin = performance.now();
    let sent = 0;
    while (!isOver) {
      const due = Math.floor((performance.now() - begin) * rate / 1000);
      for (; sent < due; sent += 1) {
        const one = ask(sent % 2 === 0 ? kept : false).then(() => asked.delete(one));
        asked.add(one);
      }
      await sleep(1);
    }
    await Promise.all(asked);
    kept.destroy();
  })();
  return () => {
    isOver = true;
    return over;
  };
}

const random = (() => {
  let state = 12345;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
})();
async function reload() {
  if (random() < 0.5) outside += 1;
  else body += 1;
  save();
  return reaches(`${outside}.${body}`);
}

const warm = Math.min(50, reloads);
let endLoad = startLoad();
for (let i = 0; i < warm; i += 1) await reload();
await endLoad();
await sleep(3000);
const before = facts();
endLoad = startLoad();
let missed = 0;
const begin = performance.now();
for (let i = 0; i < reloads; i += 1) if (!await reload()) missed += 1;
const seconds = (performance.now() - begin) / 1000;
await sleep(1000);
await endLoad();
await sleep(3000);
const after = facts();
if (process.env.BOUCLE_BENCH_LEDGER) writeFileSync(process.env.BOUCLE_BENCH_LEDGER, ledger.join('\n'));
const count = (words) => ledger.filter((line) => line.includes(words)).length;
console.log(JSON.stringify({
  bench: 'reloads', reloads, missed, seconds: Math.round(seconds * 10) / 10, rate, ...result,
  slowestMs: Math.round(result.slowestMs * 10) / 10,
  ledger: { liveEdit: count('live edit ·'), newGeneration: count('new generation ·'), other: ledger.length - count('live edit ·') - count('new generation ·') },
  before, after, memoryRatio: Math.round(100 * after.rssMiB / before.rssMiB) / 100,
}, null, 1));
server.kill('SIGINT');
await new Promise((done) => { server.on('exit', done); });
rmSync(folder, { recursive: true, force: true });
