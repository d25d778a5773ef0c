// SPDX-License-Identifier: GPL-3.0-or-later
import { Router } from 'express';

import { currency } from '../config.js';
import { db } from '../db.js';

export const products = Router();

products.get('/', async (req, res) => {
  const { category } = req.query;
  const all = await db.allProducts();
  const chosen = category ? all.filter((product) => product.category === category) : all;
  res.json({ currency, products: chosen });
});

products.get('/:sku', async (req, res) => {
  const product = await db.findProduct(req.params.sku);
  if (!product) return res.status(404).json({ error: `No product ${req.params.sku}` });
  res.json({ currency, ...product });
});
