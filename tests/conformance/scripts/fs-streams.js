// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
const { pipeline } = require('node:stream');
const writer = fs.createWriteStream('out.txt', { flags: 'w', highWaterMark: 16 });
console.log(writer.write('0123456789'.repeat(3)), writer.pending);
writer.on('open', (fd) => console.log('open', fd > 2));
writer.end('the end', () => {
    console.log('finished', writer.bytesWritten);
    const reader = fs.createReadStream('out.txt', { start: 5, end: 34, highWaterMark: 10, encoding: 'utf8' });
    reader.on('data', (chunk) => console.log('chunk', chunk));
    reader.on('close', () => {
        pipeline(fs.createReadStream('out.txt'), fs.createWriteStream('copy.txt'), (error) => {
            console.log(error, fs.readFileSync('copy.txt', 'utf8'));
            fs.createReadStream('none').on('error', (failure) => {
                console.log(failure.code);
                fs.createWriteStream('nowhere/none').on('error', ({ code, syscall }) => console.log(code, syscall));
            });
        });
    });
});
