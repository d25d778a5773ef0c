// SPDX-License-Identifier: GPL-3.0-or-later
// A module whose evaluation never ends.
console.log('ready');
for (;;);
