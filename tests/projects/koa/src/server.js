// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const { createApp } = require('./app');

const port = Number(process.env.PORT ?? 3000);
const server = createApp().listen(port, '127.0.0.1', () => {
  console.log(`Listening on http://localhost:${server.address().port}`);
});
