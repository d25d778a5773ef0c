// SPDX-License-Identifier: GPL-3.0-or-later
// A syntax error; no tool may mend it.
console.log('never printed');
const broken = ;
