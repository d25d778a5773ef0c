// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for what the driver sends. Arguments: the signals to listen for, each with what to do then.
//   NAME=exit:CODE | NAME=log | NAME=once | NAME=default (listens, then no more)
const keep = setInterval(() => {}, 1000);
for (const argument of process.argv.slice(2)) {
    const [name, what] = argument.split('=');
    const [action, code] = what.split(':');
    const listener = (signal, number) => {
        console.log('got', signal, number);
        if (action === 'exit')
            process.exit(Number(code));
        if (action === 'end')
            clearInterval(keep);
    };
    process[action === 'once' ? 'once' : 'on'](name, listener);
    if (action === 'default')
        process.off(name, listener);
}
process.on('exit', (code) => console.log('exit', code));
console.log('ready');
