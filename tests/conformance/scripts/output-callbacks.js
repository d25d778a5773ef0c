// SPDX-License-Identifier: GPL-3.0-or-later
const results = [];
const { stdout } = process;
stdout.cork();
stdout.write('a');
stdout.write('b');
stdout.uncork();
stdout.write('c\n', (error) => results.push(['written', error]));
stdout.write('');
console.error(stdout.writableLength, stdout.writableNeedDrain, stdout.writableEnded, stdout.write('d\n'));
stdout.write('caf\u00e9\n', 'latin1');
stdout.write('0aff0a', 'hex');
stdout.write(new Uint8Array([0x78, 0x0a]));
try {
    stdout.write(null);
} catch (error) {
    console.error(error.code);
}
try {
    stdout.write(12);
} catch (error) {
    console.error(error.code);
}
setTimeout(() => console.error(results), 5);
