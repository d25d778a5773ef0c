// SPDX-License-Identifier: GPL-3.0-or-later
import express from 'express';

import { forecastFor } from './forecast';

const app = express();

app.get('/forecast/:city', (request, response) => {
  const forecast = forecastFor(request.params.city);
  if (!forecast) {
    response.status(404).json({ error: `No forecast for ${request.params.city}` });
    return;
  }
  response.json(forecast);
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const address = server.address() as { port: number };
  console.log(`Listening on http://localhost:${address.port}`);
});
