// SPDX-License-Identifier: GPL-3.0-or-later
const kept = { name: 'kept' };
process.finalization.register(kept, (object, event) => console.log('finalized', object.name, event));
process.finalization.registerBeforeExit(kept, (object, event) => console.log('before', object.name, event));
const other = { name: 'other' };
process.finalization.register(other, () => console.log('never'));
process.finalization.unregister(other);
console.log(typeof FinalizationRegistry, typeof WeakRef, new WeakRef(kept).deref() === kept);
