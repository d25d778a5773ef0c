// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// An idle server.
require('node:http').createServer((request, response) => response.end('hello'))
    .listen(0, '127.0.0.1', () => console.log('ready'));
