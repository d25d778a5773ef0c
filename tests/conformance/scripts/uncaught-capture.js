// SPDX-License-Identifier: GPL-3.0-or-later
process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
setTimeout(() => { throw new Error('one'); }, 1);
setTimeout(() => { Promise.reject(new Error('two')); }, 5);
setTimeout(() => {
    process.setUncaughtExceptionCaptureCallback(null);
    process.on('uncaughtException', (error) => console.log('handled', error.message));
    throw new Error('three');
}, 15);
