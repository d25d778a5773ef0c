// SPDX-License-Identifier: GPL-3.0-or-later
process.stdin.setEncoding('utf8').on('data', (chunk) => {
    console.log('got', chunk.trim());
    if (chunk.startsWith('bye'))
        process.stdin.destroy();
});
process.stdin.on('close', () => console.log('closed'));
console.log('ready');
