// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
test('passes', () => {});
test('fails', () => assert.deepEqual({ a: 1 }, { a: 2 }));
describe('a suite', () => {
    it('throws', () => { throw new TypeError('thrown'); });
    it('rejects', async () => { await Promise.reject(new Error('rejected')); });
    it('takes too long', { timeout: 20 }, () => new Promise((resolve) => setTimeout(resolve, 500).unref()));
    it('calls back', (t, done) => setImmediate(done, new Error('called back')));
});
test('to do that fails', { todo: 'later' }, () => assert.fail('known'));
