// SPDX-License-Identifier: GPL-3.0-or-later
import { setTimeout as delay } from 'node:timers/promises';

const products = new Map(
  [
    { sku: 'mug-blue', name: 'Blue mug', category: 'kitchen', price: 12.5, stock: 140 },
    { sku: 'spoon', name: 'Wooden spoon', category: 'kitchen', price: 3, stock: 600 },
    { sku: 'lamp-desk', name: 'Desk lamp', category: 'office', price: 49.9, stock: 23 },
    { sku: 'notebook', name: 'Notebook, dotted', category: 'office', price: 6.4, stock: 310 },
  ].map((product) => [product.sku, product]),
);

const orders = new Map();
let nextId = 41;

function add(customer, lines) {
  const order = { id: nextId++, customer, placed: new Date().toISOString(), lines };
  orders.set(order.id, order);
  return order;
}

add(1044, [{ sku: 'notebook', price: 6.4, quantity: 5 }]);
add(1071, [
  { sku: 'mug-blue', price: 12.5, quantity: 2 },
  { sku: 'spoon', price: 3, quantity: 6 },
  { sku: 'lamp-desk', price: 49.9, quantity: 1 },
]);

class BadOrder extends Error {
  status = 400;
}

/** The shop's data, in memory, with the delay that a real database would have. */
export const db = {
  async allProducts() {
    await delay(1);
    return [...products.values()];
  },

  async findProduct(sku) {
    await delay(1);
    return products.get(sku);
  },

  async allOrders() {
    await delay(1);
    return [...orders.values()];
  },

  async findOrder(id) {
    await delay(1);
    return orders.get(id);
  },

  async placeOrder(customer, wanted) {
    await delay(1);
    const lines = wanted.map(({ sku, quantity }) => {
      const product = products.get(sku);
      if (!product) throw new BadOrder(`No product ${sku}`);
      if (!Number.isInteger(quantity) || quantity < 1) throw new BadOrder(`Bad quantity of ${sku}`);
      if (product.stock < quantity) throw new BadOrder(`Only ${product.stock} of ${sku} left`);
      return { sku, price: product.price, quantity };
    });
    for (const line of lines) products.get(line.sku).stock -= line.quantity;
    return add(customer, lines);
  },
};
