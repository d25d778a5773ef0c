// SPDX-License-Identifier: GPL-3.0-or-later
// (module (memory (export "memory") 1) (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)
//   (func (export "divide") … i32.div_s) (func (export "outside") (result i32) i32.const -1 i32.load))
const bytes = new Uint8Array([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 11, 2, 0x60, 2, 0x7f, 0x7f, 1, 0x7f, 0x60, 0, 1, 0x7f, 3, 4, 3, 0, 0, 1, 5, 3, 1, 0, 1,
    7, 35, 4, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0, 3, 0x61, 0x64, 0x64, 0, 0, 6, 0x64, 0x69, 0x76, 0x69, 0x64, 0x65, 0, 1,
    7, 0x6f, 0x75, 0x74, 0x73, 0x69, 0x64, 0x65, 0, 2,
    10, 25, 3, 7, 0, 0x20, 0, 0x20, 1, 0x6a, 0x0b, 7, 0, 0x20, 0, 0x20, 1, 0x6d, 0x0b, 7, 0, 0x41, 0x7f, 0x28, 2, 0, 0x0b,
]);
console.log(WebAssembly.validate(bytes), WebAssembly.Module.exports(new WebAssembly.Module(bytes)));
WebAssembly.instantiate(bytes).then(({ instance: { exports: { add, divide, outside, memory } } }) => {
    console.log(add(40, 2), divide(7, 2), memory.buffer.byteLength, memory.grow(1));
    for (const trap of [() => divide(1, 0), () => outside(), () => divide(-2147483648, -1)]) {
        try {
            trap();
        } catch (error) {
            console.log(error instanceof WebAssembly.RuntimeError, error.message);
        }
    }
    return WebAssembly.compile(new Uint8Array([0, 1, 2, 3]));
}).catch((error) => console.log(error.name, error.message));
