// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// An async function that awaits itself: the chain grows and the loop never turns.
console.log('ready');
async function again(depth) {
    await null;
    return again(depth + 1);
}
again(0);
