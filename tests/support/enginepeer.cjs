// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// node enginepeer.cjs SCRIPT: runs SCRIPT after Runtime.runIfWaitingForDebugger, with an inspector session whose
// messages are lines: commands on stdin, answers and events on stdout. What SCRIPT prints goes to stderr.
const fs = require('node:fs');
const { pathToFileURL } = require('node:url');
const { Worker } = require('node:worker_threads');

const state = new Int32Array(new SharedArrayBuffer(4));

/** Runs in a thread of its own: the session works while the main thread is paused. */
function bridge() {
  const { writeSync } = require('node:fs');
  const { Session } = require('node:inspector');
  const { Socket } = require('node:net');
  const { workerData: flag } = require('node:worker_threads');

  const session = new Session();
  session.connectToMainThread();
  const say = (message) => {
    const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
    for (let at = 0; at < bytes.length;) {
      try {
        at += writeSync(1, bytes, at);
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error;
      }
    }
  };
  session.on('inspectorNotification', say);
  const handle = ({ id, method, params }) => {
    session.post(method, params, (why, result) =>
      say(why ? { id, error: { code: why.code ?? -32000, message: why.message } } : { id, result }));
    if (method !== 'Runtime.runIfWaitingForDebugger') return;
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
  let rest = '';
  const input = new Socket({ fd: 0, readable: true, writable: false });
  input.setEncoding('utf8');
  input.on('close', () => process.kill(process.pid, 'SIGKILL'));
  input.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lines.forEach((line) => handle(JSON.parse(line)));
  });
}
new Worker(`(${bridge})()`, { eval: true, workerData: state }).unref();

process.stdout.write = (text) => {
  fs.writeSync(2, text);
  return true;
};
// Commands are handled between two waits.
while (Atomics.load(state, 0) === 0) Atomics.wait(state, 0, 0, 2);
const script = process.argv[2];
process.argv.splice(1, 1);
if (/\.(mjs|mts)$/.test(script)) import(pathToFileURL(script));
else require(script);
