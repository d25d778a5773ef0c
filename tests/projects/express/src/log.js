// SPDX-License-Identifier: GPL-3.0-or-later
import { styleText } from 'node:util';

function colorOf(status) {
  if (status >= 500) return 'red';
  if (status >= 400) return 'yellow';
  return 'green';
}

/** One line for each answered request: `GET /products 200 3 ms`. */
export function requestLog(log) {
  return (req, res, next) => {
    const begin = performance.now();
    res.on('finish', () => {
      const status = styleText(colorOf(res.statusCode), String(res.statusCode), { stream: process.stdout });
      const duration = Math.round(performance.now() - begin);
      log(`${req.method} ${req.originalUrl} ${status} ${duration} ms`);
    });
    next();
  };
}
