// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Walks an async generator that has no end and never waits for anything.
async function* numbers() {
    for (let i = 0;; ++i)
        yield i;
}
(async () => {
    console.log('ready');
    let sum = 0;
    for await (const number of numbers())
        sum += number;
})();
