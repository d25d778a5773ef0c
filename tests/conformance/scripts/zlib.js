// SPDX-License-Identifier: GPL-3.0-or-later
const zlib = require('node:zlib');
const { promisify } = require('node:util');
const input = Buffer.from('the quick brown fox '.repeat(5000));
const kinds = ['gzip', 'deflate', 'deflateRaw', 'brotliCompress', 'zstdCompress'];
const reverse = { gzip: 'gunzip', deflate: 'inflate', deflateRaw: 'inflateRaw', brotliCompress: 'brotliDecompress', zstdCompress: 'zstdDecompress' };
(async () => {
    for (const kind of kinds) {
        const packed = await promisify(zlib[kind])(input);
        const again = await promisify(zlib[reverse[kind]])(packed);
        console.log(kind, packed.length, again.equals(input), zlib[`${kind}Sync`](input).equals(packed));
        await promisify(zlib[reverse[kind]])(Buffer.from('no such data')).catch((error) => console.log(error.code, error.message));
    }
    console.log(zlib.crc32('hello'), zlib.gzipSync('x', { level: 9 }).length, zlib.unzipSync(zlib.gzipSync('unzipped')).toString());
    const gzip = zlib.createGzip();
    gzip.write('first');
    gzip.flush(() => gzip.end('second'));
    const chunks = [];
    for await (const chunk of gzip.pipe(zlib.createGunzip()))
        chunks.push(chunk);
    console.log(Buffer.concat(chunks).toString(), Object.keys(zlib.constants).length);
    try {
        zlib.gunzipSync(zlib.gzipSync(input), { maxOutputLength: 10 });
    } catch (error) {
        console.log(error.code);
    }
})();
