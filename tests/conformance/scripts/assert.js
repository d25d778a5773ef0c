// SPDX-License-Identifier: GPL-3.0-or-later
const assert = require('node:assert');
const attempts = [
    () => assert.strictEqual(1, 2), () => assert.deepStrictEqual([1, { a: [2] }], [1, { a: [3] }]), () => assert(0 === 1), () => assert.throws(() => {}),
    () => assert.match('abc', /x/), () => assert.notStrictEqual(1, 1, 'own message'), () => assert.fail(), () => assert.ifError(new Error('passed on')),
    () => assert.rejects, () => assert.strictEqual('a\nb\nc', 'a\nB\nc'), () => assert.partialDeepStrictEqual({ a: 1 }, { b: 1 }), () => assert.equal(NaN, 0),
    () => assert.ok(null, undefined), () => assert.deepEqual(new Set([1]), new Set([2])),
];
for (const attempt of attempts) {
    try {
        console.log('passes', attempt());
    } catch (error) {
        console.log(error.name, error.code, error.generatedMessage, error.operator, error.message);
    }
}
