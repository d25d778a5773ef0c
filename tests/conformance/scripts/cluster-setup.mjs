// SPDX-License-Identifier: GPL-3.0-or-later
import cluster from 'node:cluster';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
if (cluster.isPrimary) {
    cluster.setupPrimary({ exec: fileURLToPath(import.meta.url), args: ['given'], silent: true });
    const worker = cluster.fork();
    let said = '';
    worker.process.stdout.on('data', (chunk) => { said += chunk; });
    console.log('message', (await once(worker, 'message'))[0]);
    worker.kill('SIGKILL');
    const closed = once(worker.process, 'close');
    const [, signal] = await once(worker, 'exit');
    await closed;
    console.log(said.trim(), signal, worker.isDead(), worker.isConnected());
} else {
    process.stdout.write(`${process.argv[2]}\n`, () => process.send({ from: cluster.worker.id }));
    setInterval(() => {}, 1000);
}
