// SPDX-License-Identifier: GPL-3.0-or-later
import { once } from 'node:events';
import { MessageChannel, Worker, isMainThread, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
if (isMainThread) {
    const { port1, port2 } = new MessageChannel();
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const worker = new Worker(new URL(import.meta.url), {
        workerData: { list: [1, new Map([['k', new Set([1])]])], shared, port: port2 }, transferList: [port2], name: 'named',
    });
    const exited = once(worker, 'exit');
    console.log('first', (await once(worker, 'message'))[0]);
    const buffer = new ArrayBuffer(8);
    const fromPort = once(port1, 'message');
    worker.postMessage({ buffer }, [buffer]);
    console.log('moved', buffer.byteLength, buffer.detached);
    const [message] = await fromPort;
    console.log('port', message, Atomics.load(shared, 0));
    const [code] = await exited;
    console.log('exit', code, worker.threadId);
} else {
    const { threadId, threadName } = await import('node:worker_threads');
    parentPort.postMessage([workerData.list, process.argv.length, threadId > 0, threadName]);
    const [{ buffer }] = await once(parentPort, 'message');
    Atomics.add(workerData.shared, 0, 5);
    workerData.port.postMessage({ size: buffer.byteLength, error: new RangeError('cloned') });
    workerData.port.close();
    parentPort.close();
    const { port1, port2 } = new MessageChannel();
    port1.postMessage('now');
    if (receiveMessageOnPort(port2).message !== 'now')
        throw new Error('not received');
    port1.close();
}
