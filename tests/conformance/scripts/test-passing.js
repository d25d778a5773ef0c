// SPDX-License-Identifier: GPL-3.0-or-later
const assert = require('node:assert');
const { after, before, beforeEach, describe, it, mock, test } = require('node:test');
test('a test', () => assert.strictEqual(1, 1));
test('asynchronous', async () => { await new Promise((resolve) => setTimeout(resolve, 2)); });
test('skipped', { skip: 'for a reason' }, () => { throw new Error('never'); });
test('to do', { todo: true });
test('with inner ones', async (t) => {
    await t.test('inner', (inner) => inner.diagnostic('a note'));
    t.plan(1);
    t.assert.ok(true);
});
describe('a suite', () => {
    let count = 0;
    before(() => console.log('before'));
    beforeEach(() => count++);
    after(() => console.log('after', count));
    it('mocks', () => {
        const call = mock.fn((a, b) => a + b);
        assert.strictEqual(call(1, 2), 3);
        assert.strictEqual(call.mock.callCount(), 1);
    });
    it('has timers', (t) => {
        t.mock.timers.enable({ apis: ['setTimeout'] });
        const done = t.mock.fn();
        setTimeout(done, 1000);
        t.mock.timers.tick(1000);
        assert.strictEqual(done.mock.callCount(), 1);
    });
});
