// SPDX-License-Identifier: GPL-3.0-or-later
const cluster = require('node:cluster');
const http = require('node:http');
if (cluster.isPrimary) {
    console.log(cluster.isWorker, cluster.schedulingPolicy === cluster.SCHED_RR, Object.keys(cluster.settings));
    const log = [];
    let ended = 0;
    cluster.on('online', (worker) => log.push(`online ${worker.id}`));
    cluster.on('exit', (worker, code, signal) => {
        log.push(`exit ${worker.id} ${code} ${signal} ${worker.exitedAfterDisconnect}`);
        if (++ended === 2)
            console.log(log.sort(), Object.keys(cluster.workers));
    });
    const [first, second] = [cluster.fork({ WHO: 'one' }), cluster.fork({ WHO: 'two' })];
    let listening = 0;
    cluster.on('listening', async (worker, { port, address }) => {
        log.push(`listening ${worker.id} ${address} ${port > 0}`);
        if (++listening < 2)
            return;
        const ask = () => new Promise((resolve) => {
            http.get({ port, host: '127.0.0.1', agent: false }, (response) => response.on('data', (data) => resolve(String(data))));
        });
        console.log([await ask(), await ask(), await ask(), await ask()].sort());
        first.disconnect();
        second.send('die');
    });
} else {
    process.on('message', () => process.exit(4));
    http.createServer((request, response) => response.end(`${process.env.WHO} ${cluster.worker.id}`))
        .listen(0, '127.0.0.1');
}
