// SPDX-License-Identifier: GPL-3.0-or-later
process.stdin.once('data', (chunk) => {
    console.log(String(chunk).trim());
    process.stdin.pause();
    console.log(process.stdin.isPaused());
});
process.on('exit', () => console.log('exit'));
console.log('ready');
