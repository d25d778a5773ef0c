// SPDX-License-Identifier: GPL-3.0-or-later
import { setTimeout as wait } from 'node:timers/promises';
console.log('before');
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
await wait(5);
console.log('after', await Promise.all([1, wait(1, 2)]));
for await (const value of (async function* () { yield 'a'; yield 'b'; })())
    console.log(value);
