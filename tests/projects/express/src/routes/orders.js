// SPDX-License-Identifier: GPL-3.0-or-later
import { Router } from 'express';

import { db } from '../db.js';
import { renderReport } from '../report.js';

export const orders = Router();

orders.get('/', async (req, res) => {
  const all = await db.allOrders();
  res.json(all.map(({ lines, ...order }) => ({ ...order, items: lines.length })));
});

// The whole report is built on the event loop.
orders.get('/report', async (req, res) => {
  const rows = renderReport(await db.allOrders());
  res.type('csv').send(rows);
});

orders.get('/:id', async (req, res) => {
  const order = await db.findOrder(Number(req.params.id));
  if (!order) return res.status(404).json({ error: `No order ${req.params.id}` });
  const total = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  res.json({ ...order, total });
});

orders.post('/', async (req, res) => {
  const { customer, lines } = req.body ?? {};
  if (!Number.isInteger(customer) || !Array.isArray(lines) || lines.length === 0) {
    return res.status(400).json({ error: 'An order needs a customer and at least one line' });
  }
  const order = await db.placeOrder(customer, lines);
  res.status(201).location(`/orders/${order.id}`).json(order);
});
