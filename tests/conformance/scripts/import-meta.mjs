// SPDX-License-Identifier: GPL-3.0-or-later
import path from 'node:path';
const here = path.dirname(new URL(import.meta.url).pathname);
console.log(Object.keys(import.meta), Object.getPrototypeOf(import.meta), import.meta.main);
console.log(import.meta.dirname === here, path.basename(import.meta.filename), path.basename(import.meta.url));
console.log(path.relative(here, new URL(import.meta.resolve('./support/none.mjs')).pathname));
console.log(import.meta.resolve('fs'), path.basename(process.argv[1]) === path.basename(import.meta.filename));
