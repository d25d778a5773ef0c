// SPDX-License-Identifier: GPL-3.0-or-later
// An open standard input that nobody reads keeps nothing alive.
console.log('first', process.stdin.readableFlowing);
process.on('exit', () => console.log('exit'));
