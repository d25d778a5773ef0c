// SPDX-License-Identifier: GPL-3.0-or-later
const value = { date: new Date(1), map: new Map([['k', [1n]]]), set: new Set([1]), pattern: /x/y, error: new TypeError('t', { cause: 'c' }), typed: new Uint16Array([1, 2]), nested: { undefined: undefined, null: null } };
value.loop = value;
const copy = structuredClone(value);
console.log(copy, copy.loop === copy, copy.error instanceof TypeError);
const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
const moved = structuredClone({ buffer }, { transfer: [buffer] });
console.log(buffer.detached, moved.buffer.resizable, moved.buffer.maxByteLength);
for (const wrong of [() => {}, Symbol('s'), new WeakMap(), Promise.resolve()]) {
    try {
        structuredClone(wrong);
    } catch (error) {
        console.log(error.name, error.code, error.message);
    }
}
class Own { constructor() { this.kept = 1; } method() {} }
console.log(structuredClone(new Own()), structuredClone(new Blob(['b'])).size, structuredClone(new DOMException('m', 'DataError')).name);
