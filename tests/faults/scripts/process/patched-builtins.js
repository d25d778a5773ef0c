// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Breaks what library code calls every day.
const { log } = console;
log('patching');
function breakAll(target, names) {
    for (let i = 0; i < names.length; ++i) {
        target[names[i]] = () => {
            throw new Error(`patched ${String(names[i])}`);
        };
    }
}
breakAll(JSON, ['parse', 'stringify']);
breakAll(Promise, ['resolve', 'reject', 'all']);
breakAll(Promise.prototype, ['then', 'catch', 'finally']);
breakAll(Map.prototype, ['get', 'set', 'has', Symbol.iterator]);
breakAll(Set.prototype, ['add', 'has', Symbol.iterator]);
breakAll(String.prototype, ['replace', 'split', 'slice', 'indexOf']);
breakAll(RegExp.prototype, ['exec', 'test']);
breakAll(Function.prototype, ['bind', 'toString']);
breakAll(Array.prototype, ['push', 'shift', 'map', 'forEach', 'join', 'indexOf', Symbol.iterator]);
log('ready');
setInterval(() => log('still here'), 50);
