// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts, performance, require */
// Sends a request as a client does: { method, url } in; { status, milliseconds, bytes } or { error } out.

const limitMs = 30_000;

function send({ method, url }, id) {
  const address = new URL(url);
  const begin = performance.now();
  const end = (answer) => parts.native.post(id, JSON.stringify(answer), true);
  let isOver = false;
  const finish = (answer) => {
    if (!isOver) end(answer);
    isOver = true;
  };
  // A development server has a certificate that nobody vouches for.
  const asked = require(address.protocol === 'https:' ? 'https' : 'http').request(address, {
    method, agent: false, rejectUnauthorized: false, headers: { 'user-agent': 'Boucle' },
  }, (answer) => {
    let bytes = 0;
    answer.on('data', (part) => { bytes += part.length; });
    answer.on('end', () => finish({ status: answer.statusCode, milliseconds: performance.now() - begin, bytes }));
    answer.on('error', (error) => finish({ error: error.message }));
  });
  asked.setTimeout(limitMs, () => asked.destroy(new Error(`nothing came for ${limitMs / 1000} s`)));
  asked.on('error', (error) => finish({ error: error.message }));
  asked.end();
}

return { send };
