// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A title for the process; long ones write over the arguments and the environment.
process.title = 'a server of its own';
console.log(`title is ${process.title}`);
process.title = 'x'.repeat(100_000);
console.log(`length is ${process.title.length > 0}`);
