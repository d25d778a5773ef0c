// SPDX-License-Identifier: GPL-3.0-or-later
import readline from 'node:readline';
import { createInterface } from 'node:readline/promises';
const questions = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
const name = await questions.question('name? ');
console.log(`hello ${name}`);
let number = 0;
for await (const line of questions)
    console.log(++number, JSON.stringify(line));
console.log(readline.clearLine.length);
