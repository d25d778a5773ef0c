// SPDX-License-Identifier: GPL-3.0-or-later
// Ends in the phase that the argument names.
const [phase, code = '5'] = process.argv.slice(2);
const end = () => {
    console.log('ending', phase);
    process.exit(Number(code));
};
process.on('exit', (value) => console.log('exit', value, process.exitCode));
process.on('beforeExit', () => console.log('beforeExit'));
const phases = {
    'top-level': end,
    timer: () => setTimeout(end, 1),
    interval: () => setInterval(end, 1),
    immediate: () => setImmediate(end),
    'next-tick': () => process.nextTick(end),
    promise: () => Promise.resolve().then(end),
    microtask: () => queueMicrotask(end),
    'before-exit': () => process.on('beforeExit', end),
    'exit-listener': () => process.on('exit', end),
    'file-callback': () => require('node:fs').readFile(__filename, end),
    'server-open': () => require('node:net').createServer().listen(0, '127.0.0.1', end),
    'sigusr2-listener': () => {
        process.on('SIGUSR2', end);
        process.kill(process.pid, 'SIGUSR2');
        setInterval(() => {}, 1000);
    },
    'uncaught-handler': () => {
        process.on('uncaughtException', end);
        throw new Error('lost');
    },
    'rejection-handler': () => {
        process.on('unhandledRejection', end);
        Promise.reject(new Error('lost'));
    },
    'event-listener': () => new (require('node:events'))().on('x', end).emit('x'),
    'async-function': async () => {
        await null;
        end();
    },
    'required-module': () => {
        require('node:fs').writeFileSync('ends.cjs', 'process.exit(6); console.log("never");');
        require(`${process.cwd()}/ends.cjs`);
    },
    'stream-callback': () => process.stdout.write('written\n', end),
    'worker-running': () => {
        const { Worker } = require('node:worker_threads');
        new Worker('require("node:worker_threads").parentPort.postMessage(0); for (;;);', { eval: true }).on('message', end);
    },
    'child-running': () => {
        const { spawn } = require('node:child_process');
        spawn('cat', { stdio: ['pipe', 'inherit', 'inherit'] }).on('spawn', end);
    },
    'really-exit': () => {
        console.log('ending', phase);
        process.reallyExit(7);
    },
    twice: () => {
        process.on('exit', () => process.exit(8));
        process.exit(2);
    },
};
phases[phase]();
console.log('end of the script');
