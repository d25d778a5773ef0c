// SPDX-License-Identifier: GPL-3.0-or-later
// Sends itself the signal that the argument names, with or without a listener.
const [name, handled] = process.argv.slice(2);
process.on('exit', (code) => console.log('exit', code));
if (handled)
    process.once(name, (signal, number) => {
        console.log('got', signal, number);
        clearInterval(keep);
    });
const keep = setInterval(() => {}, 1000);
console.log('kill', process.kill(process.pid, name));
