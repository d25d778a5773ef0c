// SPDX-License-Identifier: GPL-3.0-or-later
const { Worker, SHARE_ENV, isMainThread, parentPort, setEnvironmentData, getEnvironmentData } = require('node:worker_threads');
const source = `
    const { parentPort, getEnvironmentData } = require('node:worker_threads');
    process.env.FROM_WORKER = 'set';
    delete process.env.DROPPED;
    parentPort.postMessage([process.env.FROM_MAIN, process.env.ONLY, Object.keys(process.env).length > 3,
        process.argv.slice(2), process.execArgv, getEnvironmentData('data'), process.title.length > 0]);`;
const run = (name, options) => new Promise((resolve) => {
    process.env.FROM_MAIN = name;
    process.env.DROPPED = 'still here';
    delete process.env.FROM_WORKER;
    new Worker(source, { eval: true, ...options })
        .on('message', (message) => console.log(name, ...message))
        .on('exit', () => resolve(console.log(process.env.FROM_WORKER, process.env.DROPPED)));
});
(async () => {
    console.log(isMainThread, parentPort);
    setEnvironmentData('data', { a: 1 });
    await run('copied', { argv: ['x', 'y'] });
    await run('shared', { env: SHARE_ENV });
    await run('own', { env: { ONLY: 'this' }, execArgv: ['--no-warnings'] });
})();
