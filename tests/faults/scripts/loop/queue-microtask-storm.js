// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// queueMicrotask for ever, three chains at once.
console.log('ready');
for (let i = 0; i < 3; ++i) {
    const again = () => queueMicrotask(again);
    again();
}
