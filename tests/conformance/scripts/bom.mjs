// SPDX-License-Identifier: GPL-3.0-or-later
console.log(typeof module, await "after the mark");
