// SPDX-License-Identifier: GPL-3.0-or-later
const { fork } = require('node:child_process');
const path = require('node:path');
if (process.argv[2] === 'child') {
    process.on('message', (message) => {
        process.send({ echo: message, arguments: process.argv.slice(2), connected: process.connected, from: process.env.FROM });
        if (message === 'end')
            process.disconnect();
    });
    process.on('disconnect', () => { process.exitCode = 6; });
} else {
    console.log(process.send, process.connected, process.channel);
    const child = fork(__filename, ['child', 'x y'], { env: { ...process.env, FROM: 'parent' } });
    child.on('message', (message) => console.log('parent got', message));
    child.on('close', (code, signal) => console.log('closed', code, signal, child.connected, child.killed));
    console.log(child.spawnargs.slice(1).map((one) => path.basename(one)), path.basename(child.spawnfile));
    child.send('first');
    child.send({ nested: [1, 2], when: new Date(0) });
    child.send('end', (error) => console.log('sent', error));
}
