// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', (code) => {
    console.log('first', code, process.exitCode);
    setTimeout(() => console.log('never'), 0);
    process.nextTick(() => console.log('never either'));
    process.on('exit', () => console.log('never: added too late'));
});
process.once('exit', (code) => {
    console.log('second', code);
    process.exitCode = 9;
});
process.prependListener('exit', () => console.log('prepended'));
process.on('exit', (code) => console.log('third', code, process.exitCode));
process.on('beforeExit', (code) => console.log('beforeExit', code));
setTimeout(() => console.log('timer'), 2);
