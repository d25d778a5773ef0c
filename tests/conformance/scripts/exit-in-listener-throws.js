// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', () => {
    console.log('exit');
    throw new Error('in the exit listener');
});
process.on('exit', () => console.log('never'));
process.exitCode = 3;
