// SPDX-License-Identifier: GPL-3.0-or-later
process.on('warning', (warning) => console.log('event', warning.name));
process.on('exit', (code) => console.log('exit', code));
Promise.reject(new Error('rejected'));
setTimeout(() => console.log('goes on'), 5);
