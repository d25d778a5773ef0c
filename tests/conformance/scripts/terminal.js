// SPDX-License-Identifier: GPL-3.0-or-later
const { stdin, stdout } = process;
console.log(stdin.isTTY, stdout.isTTY, process.stderr.isTTY, stdin.constructor.name, stdout.constructor.name);
console.log(stdout.columns, stdout.rows, stdout.getWindowSize(), stdout.getColorDepth() > 0, stdin.isRaw);
console.log({ coloured: 1 }, process.eventNames().map(String));
const readline = require('node:readline').createInterface({ input: stdin, output: stdout });
readline.question('your name? ', (name) => {
    console.log(`hello ${name}`);
    readline.close();
    stdin.setRawMode(true);
    console.log(stdin.isRaw);
    stdin.resume();
    console.log('raw now');
    stdin.once('data', (bytes) => {
        console.log([...bytes]);
        stdin.setRawMode(false);
        process.exit(2);
    });
});
