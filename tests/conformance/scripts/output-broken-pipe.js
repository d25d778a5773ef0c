// SPDX-License-Identifier: GPL-3.0-or-later
process.stdin.once('data', () => {
    if (process.argv[2] === 'handled')
        process.stdout.on('error', (error) => {
            console.error(error.code, error.syscall, error.errno);
            process.exitCode = 3;
        });
    process.stdout.write('to nobody\n');
    setTimeout(() => {
        console.log('nor this');
        console.error('later');
        process.stdin.destroy();
    }, 20);
});
process.stdout.write('ready\n');
