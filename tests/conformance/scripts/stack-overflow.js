// SPDX-License-Identifier: GPL-3.0-or-later
let depth = 0;
const recurse = () => { depth++; recurse(); };
try {
    recurse();
} catch (error) {
    console.log(error instanceof RangeError, error.message, depth > 5000, depth < 100000);
}
const nested = () => JSON.parse('['.repeat(200000));
try {
    nested();
} catch (error) {
    console.log(error.name);
}
console.log(/(?:a+)+b/.test('a'.repeat(20)), 'x'.repeat(100000).replace(/x/g, 'yz').length);
try {
    'x'.repeat(2 ** 30);
} catch (error) {
    console.log(error.name, error.message);
}
