// SPDX-License-Identifier: GPL-3.0-or-later
// A top-level await that is never settled, and nothing left to do.
console.log('waiting');
await new Promise(() => {});
