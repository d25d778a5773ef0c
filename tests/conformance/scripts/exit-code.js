// SPDX-License-Identifier: GPL-3.0-or-later
const results = [];
for (const value of [1.5, 'x', {}, true, NaN, '']) {
    try {
        process.exitCode = value;
        results.push(`${value} taken`);
    } catch (error) {
        results.push(error.code);
    }
}
console.log(results);
process.exitCode = 3;
process.exitCode = undefined;
console.log(process.exitCode);
process.exitCode = '42';
process.on('exit', (code) => console.log(code, typeof code, process.exitCode));
