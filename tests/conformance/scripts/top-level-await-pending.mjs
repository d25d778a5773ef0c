// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.on('beforeExit', (code) => console.log('beforeExit', code));
console.log('waiting');
await new Promise(() => {});
console.log('never');
