// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Walks a generator that has no end.
function* numbers() {
    for (let i = 0;; ++i)
        yield i;
}
console.log('ready');
let sum = 0;
for (const number of numbers())
    sum += number;
