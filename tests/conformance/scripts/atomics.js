// SPDX-License-Identifier: GPL-3.0-or-later
const view = new Int32Array(new SharedArrayBuffer(16));
const started = process.hrtime.bigint();
console.log(Atomics.wait(view, 0, 0, 30), process.hrtime.bigint() - started > 25_000_000n, Atomics.wait(view, 0, 1, 30), Atomics.notify(view, 0));
console.log(Atomics.add(view, 1, 5), Atomics.compareExchange(view, 1, 5, 9), Atomics.exchange(view, 1, 2), Atomics.load(view, 1), Atomics.isLockFree(4));
const waiting = Atomics.waitAsync(view, 2, 0, 20);
console.log(waiting.async);
waiting.value.then((result) => console.log(result));
setTimeout(() => {}, 60);
const growable = new SharedArrayBuffer(4, { maxByteLength: 8 });
growable.grow(8);
console.log(growable.byteLength, growable.growable, Buffer.from(growable).length);
