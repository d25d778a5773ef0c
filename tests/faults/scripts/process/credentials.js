// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Gives up the rights of the whole process, by the call that the first argument names.
const call = process.argv[2];
const nobody = 65534;
const values = { setgroups: [[nobody]], initgroups: [nobody, nobody] };
console.log(`calling ${call}`);
process[call](...(values[call] ?? [nobody]));
console.log('done', process.getuid(), process.getgid());
