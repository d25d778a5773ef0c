// SPDX-License-Identifier: GPL-3.0-or-later
import { scheduler, setImmediate, setInterval, setTimeout } from 'node:timers/promises';
import timers from 'node:timers';
import { promisify } from 'node:util';
console.log(await setTimeout(2, 'value'), await setImmediate('at once'));
let count = 0;
for await (const value of setInterval(1, 'again')) {
    console.log(value);
    if (++count === 3)
        break;
}
await scheduler.wait(1);
await scheduler.yield();
const controller = new AbortController();
const late = setTimeout(10_000, null, { signal: controller.signal });
controller.abort(new Error('why'));
await late.catch((error) => console.log(error.name, error.code, error.cause.message));
await promisify(timers.setTimeout)(1);
await new Promise((resolve) => { AbortSignal.timeout(5).onabort = (event) => resolve(console.log(event.target.reason.name)); globalThis.setTimeout(() => {}, 50); });
