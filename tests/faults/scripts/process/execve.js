// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Replaces the whole process by another program.
console.log('replacing');
process.execve('/bin/true', ['true']);
