// SPDX-License-Identifier: GPL-3.0-or-later
let count = 0;
process.on('uncaughtException', (error, origin) => {
    console.log('caught', error?.message ?? error, origin, ++count);
    if (count === 5)
        process.exitCode = 12;
});
setTimeout(() => { throw new Error('in a timer'); }, 1);
setTimeout(() => { Promise.reject(new Error('rejected')); }, 20);
setTimeout(() => { throw null; }, 40);
setTimeout(() => process.nextTick(() => { throw 'in a tick'; }), 60);
setTimeout(() => console.log('goes on'), 80);
throw new Error('at the top');
