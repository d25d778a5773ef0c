// SPDX-License-Identifier: GPL-3.0-or-later
const count = Number(process.argv[2]);
for (let i = 0; i < count; i++)
    console.log(i, 'x'.repeat(100));
console.log('the end');
