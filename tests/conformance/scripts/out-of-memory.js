// SPDX-License-Identifier: GPL-3.0-or-later
// The limit comes from the environment.
const kept = [];
process.on('exit', () => console.log('never'));
for (;;)
    kept.push(new Array(1000).fill(kept.length).map(String));
