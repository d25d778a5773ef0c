// SPDX-License-Identifier: GPL-3.0-or-later
const late = Promise.reject(new Error('in time'));
process.nextTick(() => late.catch(() => console.log('a tick is in time')));
const later = Promise.reject(new Error('too late'));
setImmediate(() => later.catch(() => console.log('never')));
process.on('exit', (code) => console.log('exit', code));
