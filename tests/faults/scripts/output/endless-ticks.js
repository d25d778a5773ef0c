// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// console.error in a storm of ticks.
console.log('ready');
process.nextTick(function more() {
    console.error('tick');
    process.nextTick(more);
});
