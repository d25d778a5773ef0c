// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { createApp } from '../src/app.js';

describe('boutique-api', () => {
  const lines = [];
  let server;
  let base;

  before(async () => {
    server = createApp({ log: (line) => lines.push(line) }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    base = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  const post = (body) =>
    fetch(`${base}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('lists the products of a category', async () => {
    const { currency, products } = await (await fetch(`${base}/products?category=office`)).json();
    assert.equal(currency, 'EUR');
    assert.deepEqual(products.map(({ sku }) => sku), ['lamp-desk', 'notebook']);
  });

  test('adds up an order', async () => {
    const order = await (await fetch(`${base}/orders/42`)).json();
    assert.equal(order.customer, 1071);
    assert.equal(order.lines.length, 3);
    assert.equal(order.total.toFixed(2), '92.90');
  });

  test('places an order and takes it from the stock', async () => {
    const stock = async () => (await (await fetch(`${base}/products/spoon`)).json()).stock;
    const before = await stock();
    const answer = await post({ customer: 7, lines: [{ sku: 'spoon', quantity: 4 }] });
    assert.equal(answer.status, 201);
    assert.equal((await fetch(base + answer.headers.get('location'))).status, 200);
    assert.equal(await stock(), before - 4);
  });

  test('refuses an order that it cannot fill', async () => {
    const answer = await post({ customer: 7, lines: [{ sku: 'lamp-desk', quantity: 1000 }] });
    assert.equal(answer.status, 400);
    assert.match((await answer.json()).error, /^Only \d+ of lamp-desk left$/);
    assert.equal((await post({ customer: 7 })).status, 400);
  });

  test('reports every order line', async () => {
    const answer = await fetch(`${base}/orders/report`);
    assert.match(answer.headers.get('content-type'), /^text\/csv/);
    assert.match(await answer.text(), /^42,1071,lamp-desk,1,49\.90$/m);
  });

  test('says what it does not have', async () => {
    assert.equal((await fetch(`${base}/orders/1`)).status, 404);
    assert.equal((await fetch(`${base}/nothing`)).status, 404);
  });

  test('logs one line for each request', async () => {
    lines.length = 0;
    await (await fetch(`${base}/products`)).text();
    assert.equal(lines.length, 1);
    assert.match(lines[0], /^GET \/products (\x1b\[\d+m)?200(\x1b\[\d+m)? \d+ ms$/);
  });
});
