// SPDX-License-Identifier: GPL-3.0-or-later
import Fastify from 'fastify';

import { stations } from './stations.js';

const app = Fastify({ logger: { level: 'info' } });

app.get('/', async () => ({ name: 'weather-fastify', stations: stations.names() }));
app.register(stations.routes, { prefix: '/stations' });

const port = Number(process.env.PORT ?? 3000);
await app.listen({ port, host: '127.0.0.1' });
console.log(`Listening on http://localhost:${app.server.address().port}`);
