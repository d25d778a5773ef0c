// SPDX-License-Identifier: GPL-3.0-or-later
import express from 'express';

import { openLibrary } from './library.js';

const library = openLibrary(process.env.DATABASE ?? ':memory:');
const app = express();
app.use(express.json());

app.get('/books', (req, res) => {
  res.json({ sqlite: library.version(), books: library.search(req.query.q ?? '') });
});

app.post('/books', (req, res) => {
  const { title, author, year } = req.body ?? {};
  if (!title || !author || !Number.isInteger(year)) {
    return res.status(400).json({ error: 'A book needs a title, an author and a year' });
  }
  res.status(201).json({ id: library.add(title, author, year) });
});

const port = Number(process.env.PORT ?? 3000);
const server = app.listen(port, '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`Listening on http://localhost:${server.address().port}`);
});
