// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A thousand immediates a turn, for ever.
console.log('ready');
function again() {
    setImmediate(again);
}
for (let i = 0; i < 1000; ++i)
    setImmediate(again);
