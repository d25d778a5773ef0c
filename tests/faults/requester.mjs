// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the witness every 20 ms, over one kept connection and over a new one in turn, and counts.
//   node requester.mjs URL
// stdin: "window N": after N more requests the window ends. When all of its requests are answered, stdout gets
// one line: {"requests", "failures", "slowestMs", "lagMs", "errors"}, and the next window has begun.
// lagMs: how late this process itself was at worst, which slowestMs contains.
import http from 'node:http';
import { createInterface } from 'node:readline';

const intervalMs = 20;
const timeoutMs = 5000;
const url = process.argv[2];
const kept = new http.Agent({ keepAlive: true, maxSockets: 1 });

const newWindow = () => ({
    requests: 0, failures: 0, slowestMs: 0, lagMs: 0, errors: [], open: 0, closesAfter: Infinity,
});
let current = newWindow();
let number = 0;

function ask(path, agent) {
    return new Promise((resolve, reject) => {
        const request = http.get(url + path, { agent, timeout: timeoutMs }, (response) => {
            const chunks = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
                const body = Buffer.concat(chunks).toString();
                if (response.statusCode === 200 && JSON.parse(body).path === path)
                    resolve();
                else
                    reject(new Error(`status ${response.statusCode}: ${body}`));
            });
        });
        request.on('timeout', () => request.destroy(new Error(`no answer in ${timeoutMs} ms`)));
        request.on('error', reject);
    });
}

function reportWhenAnswered(window) {
    if (window.closesAfter > 0 || window.open > 0)
        return;
    const { requests, failures, slowestMs, lagMs, errors } = window;
    process.stdout.write(JSON.stringify({ requests, failures, slowestMs, lagMs, errors }) + '\n');
}

async function askOnce() {
    const window = current;
    ++window.requests;
    ++window.open;
    if (--window.closesAfter <= 0)
        current = newWindow();
    const path = `/${++number}`;
    const begin = performance.now();
    try {
        await ask(path, number % 2 ? kept : false);
    } catch (error) {
        ++window.failures;
        window.errors.push(`${path}: ${error.message}`);
    }
    window.slowestMs = Math.max(window.slowestMs, performance.now() - begin);
    --window.open;
    reportWhenAnswered(window);
}

let due = performance.now() + intervalMs;
setInterval(() => {
    const now = performance.now();
    current.lagMs = Math.max(current.lagMs, now - due);
    due = now + intervalMs;
    askOnce();
}, intervalMs);

createInterface({ input: process.stdin }).on('line', (line) => {
    const [command, count] = line.split(' ');
    if (command !== 'window' || !(Number(count) > 0))
        throw new Error(`unknown command: ${line}`);
    current.closesAfter = Number(count);
}).on('close', () => process.exit(0));
