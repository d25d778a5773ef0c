// SPDX-License-Identifier: GPL-3.0-or-later
console.log(Object.keys(process.env).sort().join(' '));
console.log(process.env.NODE_ENV, process.env.GREETING, 'GREETING' in process.env, process.env.nothing);
process.env.NUMBER = 42;
process.env.UNDEFINED = undefined;
delete process.env.GREETING;
console.log(process.env.NUMBER, process.env.UNDEFINED, 'GREETING' in process.env, typeof process.env.NUMBER);
const hour = () => new Date(0).getHours();
const before = hour();
process.env.TZ = 'Asia/Tokyo';
console.log(before, hour(), new Date(0).toString());
const { execFileSync, execSync } = require('node:child_process');
console.log(execFileSync('env', { encoding: 'utf8' }).split('\n').filter((line) => !/^_=/.test(line)).sort().join('\n'));
console.log(execSync('echo "$NUMBER-$GREETING-$ONLY"', { encoding: 'utf8', env: { ONLY: 'this', PATH: process.env.PATH } }));
try {
    Object.defineProperty(process.env, 'x', { value: 'y' });
} catch (error) {
    console.log(error.code);
}
try {
    process.env[Symbol('s')] = 1;
} catch (error) {
    console.log(error.message);
}
