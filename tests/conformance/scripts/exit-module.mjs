// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', (code) => console.log('exit', code));
await Promise.resolve();
console.log('here');
try {
    process.exit(21);
} finally {
    console.log('never');
}
