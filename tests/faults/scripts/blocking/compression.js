// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Compresses 256 MB at once.
console.log('ready');
require('node:zlib').brotliCompressSync(Buffer.alloc(256 * 1024 * 1024, 'abcdefgh'));
