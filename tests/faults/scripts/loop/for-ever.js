// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A loop that never comes back.
console.log('ready');
for (;;);
