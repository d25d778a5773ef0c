// SPDX-License-Identifier: GPL-3.0-or-later
const { stdin, stdout, stderr } = process;
const describe = (stream) => [stream.constructor.name, stream.fd, stream.isTTY, stream.readable, stream.writable,
    stream.readableFlowing, stream.writableHighWaterMark, stream._type, stream.destroyed, typeof stream.columns];
console.log(describe(stdin).join(' '));
console.log(describe(stdout).join(' '));
console.log(describe(stderr).join(' '));
stdin.on('error', (error) => console.log('error', error.code));
stdin.on('data', (chunk) => console.log('data', chunk.length));
stdin.on('end', () => console.log('end'));
