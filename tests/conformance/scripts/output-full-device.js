// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', (code) => console.error('exit', code));
process.stdout.on('error', (error) => console.error('error', error.code));
console.log('this has no room');
process.stdout.write('nor this', (error) => console.error('callback', error?.code));
