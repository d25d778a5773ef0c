// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Fills and clears the environment that the whole process shares on the command line.
for (let i = 0; i < 1000; ++i)
    process.env[`FAULT_FILLER_${i}`] = 'x'.repeat(1000);
for (const name of Object.keys(process.env))
    delete process.env[name];
process.env.TZ = 'Pacific/Chatham';
process.env.PATH = '/nowhere';
console.log(`left: ${Object.keys(process.env).sort().join(' ')}`);
console.log(`minutes: ${new Date(0).getTimezoneOffset()}`);
