// SPDX-License-Identifier: GPL-3.0-or-later
const v8 = require('node:v8');
const vm = require('node:vm');
const value = { date: new Date(0), map: new Map([[1, new Set(['x'])]]), big: 2n ** 70n, bytes: new Float64Array([1.5]), error: new RangeError('cloned'), regexp: /x/gi };
value.self = value;
const copy = v8.deserialize(v8.serialize(value));
console.log(copy.self === copy, copy.map, copy.big, copy.bytes, copy.error.message, copy.regexp, v8.serialize('x').toString('hex'));
console.log(Object.keys(v8.getHeapStatistics()), v8.getHeapSpaceStatistics().map((space) => space.space_name));
console.log(v8.getHeapStatistics().heap_size_limit > 1e8, v8.cachedDataVersionTag() > 0, Object.keys(v8.getHeapCodeStatistics()));
v8.setFlagsFromString('--expose-gc');
console.log(typeof vm.runInNewContext('gc'), vm.runInNewContext('gc')());
const reference = new WeakRef({ collected: 'soon' });
// Held open by the finalizer itself: two timers would race on a slow machine.
const waiting = setInterval(() => {}, 1000);
const registry = new FinalizationRegistry((held) => {
  console.log('finalized', held, reference.deref(), typeof registry);
  clearInterval(waiting);
});
registry.register(reference.deref(), 'the object');
setTimeout(() => vm.runInNewContext('gc')(), 5);
const profiler = new v8.GCProfiler();
profiler.start();
vm.runInNewContext('gc')();
console.log(Object.keys(profiler.stop()), v8.startupSnapshot.isBuildingSnapshot(), v8.queryObjects(class Own {}));
