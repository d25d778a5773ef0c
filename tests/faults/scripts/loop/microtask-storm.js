// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Each promise reaction queues the next: the loop never turns.
console.log('ready');
function again() {
    Promise.resolve().then(again);
}
again();
