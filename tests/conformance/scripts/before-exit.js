// SPDX-License-Identifier: GPL-3.0-or-later
let rounds = 0;
process.on('beforeExit', (code) => {
    console.log('beforeExit', code, ++rounds);
    if (rounds === 1)
        setTimeout(() => console.log('timer again'), 1);
    if (rounds === 2)
        setImmediate(() => console.log('immediate again'));
    if (rounds === 3)
        Promise.resolve().then(() => console.log('a promise does not keep it alive'));
    if (rounds === 4)
        process.exitCode = 3;
});
process.on('exit', (code) => console.log('exit', code));
