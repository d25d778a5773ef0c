// SPDX-License-Identifier: GPL-3.0-or-later
// A top-level await that is never settled, while a timer keeps the loop alive.
setInterval(() => {}, 10);
console.log('ready');
await new Promise(() => {});
