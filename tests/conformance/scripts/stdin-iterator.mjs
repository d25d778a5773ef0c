// SPDX-License-Identifier: GPL-3.0-or-later
let length = 0;
for await (const chunk of process.stdin) {
    if (!Buffer.isBuffer(chunk))
        throw new Error('not a buffer');
    length += chunk.length;
}
console.log('read', length);
