// SPDX-License-Identifier: GPL-3.0-or-later
if (process.argv[2] === 'handled')
    process.on('SIGINT', () => {
        console.log('interrupted');
        process.exit(5);
    });
setInterval(() => {}, 1000);
console.log('ready');
