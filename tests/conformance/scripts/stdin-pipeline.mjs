// SPDX-License-Identifier: GPL-3.0-or-later
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGzip, createGunzip } from 'node:zlib';
const hash = createHash('sha256');
await pipeline(process.stdin, createGzip(), createGunzip(), hash);
console.log(hash.digest('hex'));
