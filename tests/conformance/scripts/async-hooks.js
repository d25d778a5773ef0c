// SPDX-License-Identifier: GPL-3.0-or-later
const hooks = require('node:async_hooks');
const fs = require('node:fs');
const seen = new Map();
const note = (kind) => (id) => seen.has(id) && seen.get(id).push(kind);
const hook = hooks.createHook({
    init(id, type, trigger) { if (['Timeout', 'Immediate', 'TickObject', 'FSREQCALLBACK', 'Own'].includes(type)) seen.set(id, [type, trigger === hooks.executionAsyncId()]); },
    before: note('before'), after: note('after'), destroy: note('destroy'),
}).enable();
setTimeout(() => {}, 1);
setImmediate(() => process.nextTick(() => {}));
fs.stat('.', () => {});
const own = new hooks.AsyncResource('Own', { requireManualDestroy: true });
own.runInAsyncScope(() => console.log(hooks.executionAsyncId() === own.asyncId(), hooks.triggerAsyncId() === own.triggerAsyncId()));
own.emitDestroy();
setTimeout(() => {
    hook.disable();
    console.log([...seen.values()].map((one) => one.join(' ')).sort().join('\n'));
}, 60);
console.log(hooks.executionAsyncId(), hooks.triggerAsyncId(), typeof hooks.executionAsyncResource());
