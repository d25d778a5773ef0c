// SPDX-License-Identifier: GPL-3.0-or-later
process.on('uncaughtException', (error) => {
    console.log('caught', error.message);
    throw new Error('from the handler');
});
process.on('exit', (code) => console.log('exit', code));
throw new Error('first');
