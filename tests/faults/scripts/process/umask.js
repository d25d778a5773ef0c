// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Files of the whole process would be closed to everybody.
process.umask(0o777);
console.log(`umask is ${process.umask().toString(8)}`);
setTimeout(() => {}, 50);
