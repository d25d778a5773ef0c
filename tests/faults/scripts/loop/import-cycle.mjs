// SPDX-License-Identifier: GPL-3.0-or-later
// Two modules that await each other.
console.log('importing');
const { value } = await import('./import-cycle-other.mjs');
console.log(value);
