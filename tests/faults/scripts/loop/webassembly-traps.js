// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Traps of WebAssembly, which the engine takes by signals: out of bounds, unreachable, stack overflow.
const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0];
const onePage = [5, 3, 1, 0, 1];
const exportRun = [7, 7, 1, 3, 0x72, 0x75, 0x6e, 0, 0];
const bodies = {
    bounds: [0, 0x41, 0x7f, 0x28, 2, 0, 0x1a, 0x0b],
    unreachable: [0, 0, 0x0b],
    overflow: [0, 0x10, 0, 0x0b],
};
for (const [name, body] of Object.entries(bodies)) {
    const code = Uint8Array.from([
        ...head, ...onePage, ...exportRun, 10, body.length + 2, 1, body.length, ...body,
    ]);
    const { run } = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
    for (let i = 0; i < 100; ++i) {
        try {
            run();
            console.log(name, 'passed');
        } catch (error) {
            if (i === 99)
                console.log(`${name}: ${error.message}`);
        }
    }
}
console.log('all survived');
