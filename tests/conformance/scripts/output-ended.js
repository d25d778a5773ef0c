// SPDX-License-Identifier: GPL-3.0-or-later
process.stdout.on('error', (error) => console.error('error', error.code));
process.stdout.on('finish', () => console.error('finish'));
process.stdout.on('close', () => console.error('close'));
process.stdout.end('the end\n', () => console.error('ended'));
setTimeout(() => {
    console.error(process.stdout.writable, process.stdout.writableEnded, process.stdout.destroyed);
    console.log('into the void');
}, 5);
