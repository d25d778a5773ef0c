// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Each tick queues the next: the loop never turns.
console.log('ready');
function again() {
    process.nextTick(again);
}
again();
