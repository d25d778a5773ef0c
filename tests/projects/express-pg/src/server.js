// SPDX-License-Identifier: GPL-3.0-or-later
import express from 'express';

import { openTickets } from './tickets.js';

if (!process.env.DATABASE_URL) {
  console.error('Set DATABASE_URL, for example postgres://user@127.0.0.1:5432/tickets');
  process.exit(2);
}

const tickets = await openTickets(process.env.DATABASE_URL);
const app = express();
app.use(express.json());

app.get('/tickets', async (req, res) => {
  res.json({ server: await tickets.serverVersion(), tickets: await tickets.all() });
});

app.post('/tickets', async (req, res) => {
  const { subject } = req.body ?? {};
  if (!subject) return res.status(400).json({ error: 'A ticket needs a subject' });
  res.status(201).json(await tickets.open(subject));
});

app.post('/tickets/:id/close', async (req, res) => {
  const ticket = await tickets.close(Number(req.params.id));
  if (!ticket) return res.status(404).json({ error: `No open ticket ${req.params.id}` });
  res.json(ticket);
});

const port = Number(process.env.PORT ?? 3000);
const server = app.listen(port, '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`Listening on http://localhost:${server.address().port}`);
});
