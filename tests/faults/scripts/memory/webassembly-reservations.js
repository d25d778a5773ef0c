// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// As many WebAssembly memories as the address space gives, then a rest.
const leak = [];
try {
    for (;;)
        leak.push(new WebAssembly.Memory({ initial: 1, maximum: 65536 }));
} catch (error) {
    console.log(`${error.name} after ${leak.length}`);
}
console.log('ready');
setInterval(() => leak.length, 1000);
