// SPDX-License-Identifier: GPL-3.0-or-later
import express, { type Request, type Response } from 'express';

import { Library, type Book } from './library.ts';

const books: Book[] = [
  { id: 1, title: 'The Left Hand of Darkness', copies: 2 },
  { id: 2, title: 'The Dispossessed', copies: 1 },
  { id: 3, title: 'A Wizard of Earthsea', copies: 0 },
];
const library = new Library(books);
const app = express();
app.use(express.json());

app.get('/books', (request: Request, response: Response) => {
  const word = String(request.query.q ?? '');
  response.json(library.search(word));
});

app.post('/books/:id/loans', async (request: Request<{ id: string }>, response: Response) => {
  const loan = await library.lend(Number(request.params.id), request.body?.reader ?? 'somebody');
  if (typeof loan === 'string') response.status(409).json({ error: loan });
  else response.status(201).json(loan);
});

const port: number = Number(process.env.PORT ?? 3000);
const server = app.listen(port, '127.0.0.1', (error?: Error) => {
  if (error) throw error;
  const address = server.address() as { port: number };
  console.log(`Listening on http://localhost:${address.port}`);
});
