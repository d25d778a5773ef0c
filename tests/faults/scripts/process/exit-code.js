// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Ends with the exit code that the first argument describes.
const values = {
    256: 256, '-1': -1, text: '7', fraction: 1.5, nan: NaN, null: null, undefined, huge: 2 ** 31 + 5,
};
process.exitCode = 1;
process.exitCode = values[process.argv[2]];
console.log('the code was taken');
