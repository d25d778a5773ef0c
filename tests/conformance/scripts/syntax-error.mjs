// SPDX-License-Identifier: GPL-3.0-or-later
console.log('never');
await function () {;
