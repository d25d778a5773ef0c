// SPDX-License-Identifier: GPL-3.0-or-later
// File system, name, compression and key work at the same time, more than the thread pool has threads.
import crypto from 'node:crypto';
import dns from 'node:dns/promises';
import fs from 'node:fs/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
const jobs = Array.from({ length: 40 }, (_, i) => [
    promisify(crypto.pbkdf2)('p', String(i), 200, 16, 'sha256').then((key) => key.length),
    fs.writeFile(`f${i}`, String(i)).then(() => fs.readFile(`f${i}`, 'utf8')).then(Number),
    promisify(zlib.gzip)(`${i}`.repeat(1000)).then((packed) => packed.length > 0),
    dns.lookup('127.0.0.1').then(({ address }) => address),
]).flat();
const results = await Promise.all(jobs);
console.log(results.filter((one) => one === 16).length >= 40, results.filter((one) => one === '127.0.0.1').length, results.filter((one) => one === true).length);
console.log(results.filter((one) => typeof one === 'number').reduce((sum, one) => sum + one, 0));
