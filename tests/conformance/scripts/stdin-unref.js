// SPDX-License-Identifier: GPL-3.0-or-later
process.stdin.on('data', () => console.log('never'));
process.stdin.unref();
setTimeout(() => console.log('the timer was the last thing'), 20);
