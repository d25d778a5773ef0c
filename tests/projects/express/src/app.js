// SPDX-License-Identifier: GPL-3.0-or-later
import express from 'express';

import { requestLog } from './log.js';
import { orders } from './routes/orders.js';
import { products } from './routes/products.js';

export function createApp({ log = console.log } = {}) {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(log));
  app.use(express.json());

  app.get('/', (req, res) => {
    res.json({ name: 'boutique-api', links: ['/products', '/orders', '/orders/report'] });
  });
  app.use('/products', products);
  app.use('/orders', orders);

  app.use((req, res) => {
    res.status(404).json({ error: `Nothing at ${req.path}` });
  });
  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status >= 500) console.error(error);
    res.status(status).json({ error: status < 500 ? error.message : 'Internal server error' });
  });
  return app;
}
