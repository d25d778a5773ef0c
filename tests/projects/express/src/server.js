// SPDX-License-Identifier: GPL-3.0-or-later
import { createApp } from './app.js';
import { port } from './config.js';

const server = createApp().listen(port, '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`Listening on http://localhost:${server.address().port}`);
});
