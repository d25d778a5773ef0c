// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// console.error in a storm of ticks.
process.nextTick(function more() {
    console.error('tick');
    process.nextTick(more);
});
