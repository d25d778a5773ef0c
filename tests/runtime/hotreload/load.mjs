// SPDX-License-Identifier: GPL-3.0-or-later
// Asks without a pause, over kept and over new connections, until its stdin ends: node load.mjs PORT. Prints
// { answered, failed, errors, versions } then. An answer is the version of who gave it.

import http from 'node:http';

const port = Number(process.argv[2]);
const result = { answered: 0, failed: 0, errors: {}, versions: {} };
let isOver = false;
process.stdin.on('end', () => { isOver = true; }).resume();

function ask(agent) {
  return new Promise((resolve) => {
    const fail = (error) => {
      ++result.failed;
      result.errors[error.code ?? error.message] = (result.errors[error.code ?? error.message] ?? 0) + 1;
      resolve();
    };
    http.get({ port, agent, host: '127.0.0.1' }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => { body += text; });
      response.on('error', fail);
      response.on('end', () => {
        ++result.answered;
        result.versions[body] = (result.versions[body] ?? 0) + 1;
        resolve();
      });
    }).on('error', fail);
  });
}

async function client(agent) {
  let answers = 0;
  while (!isOver) {
    await ask(agent);
    if (++answers === 1) console.error('asking');
  }
}

const kept = new http.Agent({ keepAlive: true });
await Promise.all([client(kept), client(kept), client(kept), client(false), client(false)]);
kept.destroy();
console.log(JSON.stringify(result));
