// SPDX-License-Identifier: GPL-3.0-or-later
// The script is itself the child of somebody who talks to it.
console.log(process.connected, typeof process.send, typeof process.disconnect, process.env.NODE_CHANNEL_FD);
process.on('message', (message, handle) => {
    process.send({ got: message, handle: handle === undefined });
    if (message === 'leave')
        process.disconnect();
});
process.on('disconnect', () => {
    console.log('disconnected', process.connected);
    try {
        process.send('late');
    } catch (error) {
        console.log(error.code);
    }
});
process.on('exit', (code) => console.log('exit', code));
process.once('error', (error) => console.log(error.code));
process.send({ hello: 'parent' });
console.log('ready');
