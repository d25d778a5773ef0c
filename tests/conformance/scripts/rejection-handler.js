// SPDX-License-Identifier: GPL-3.0-or-later
process.on('unhandledRejection', (reason, promise) => {
    console.log('unhandled', reason?.message ?? reason, promise instanceof Promise);
    promise.catch(() => console.log('caught late'));
});
process.on('rejectionHandled', (promise) => console.log('handled', promise instanceof Promise));
Promise.reject(new Error('an error'));
setTimeout(() => Promise.reject('a string'), 2);
setTimeout(() => Promise.reject(), 4);
setTimeout(() => console.log('end'), 10);
