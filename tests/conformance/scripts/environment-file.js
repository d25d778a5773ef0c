// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
const { parseEnv } = require('node:util');
const text = '# a comment\nPLAIN=one\nQUOTED="two words"\nMULTI="a\nb"\nEMPTY=\nexport EXPORTED=yes\nTAKEN=from the file\n';
fs.writeFileSync('.env', text);
fs.writeFileSync('other.env', 'OTHER=1');
process.env.TAKEN = 'from outside';
process.loadEnvFile();
process.loadEnvFile('other.env');
const names = ['PLAIN', 'QUOTED', 'MULTI', 'EMPTY', 'EXPORTED', 'TAKEN', 'OTHER'];
console.log(Object.fromEntries(names.map((name) => [name, process.env[name]])));
console.log(parseEnv(text));
try {
    process.loadEnvFile('none.env');
} catch (error) {
    console.log(error.code);
}
