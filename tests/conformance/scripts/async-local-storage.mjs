// SPDX-License-Identifier: GPL-3.0-or-later
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
const storage = new AsyncLocalStorage({ name: 'own', defaultValue: 'none' });
const where = () => storage.getStore();
console.log(where(), storage.name);
await storage.run('first', async () => {
    await wait(1);
    console.log(where(), await new Promise((resolve) => fs.stat('.', () => resolve(where()))));
    setImmediate(() => console.log('immediate', where()));
    process.nextTick(() => console.log('tick', where()));
    storage.run('nested', () => queueMicrotask(() => console.log('nested', where())));
    storage.exit(() => console.log('exited', where()));
    await wait(2);
});
console.log('outside', where());
const bound = storage.run('bound', () => AsyncLocalStorage.bind(() => where()));
const snapshot = storage.run('snapshot', () => AsyncLocalStorage.snapshot());
const resource = storage.run('resource', () => new AsyncResource('Own'));
console.log(bound(), snapshot(() => where()), resource.runInAsyncScope(() => where()));
const emitter = new EventEmitter();
storage.run('listener', () => emitter.on('x', () => console.log('event', where())));
storage.run('emitter', () => emitter.emit('x'));
storage.enterWith('entered');
await null;
console.log(where());
await Promise.all(['a', 'b', 'c'].map((name) => storage.run(name, async () => { await wait(2); console.log(where() === name); })));
