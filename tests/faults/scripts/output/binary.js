// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Every byte value, in every order, with no regard for lines or UTF-8.
const bytes = Buffer.alloc(1_000_000);
for (let i = 0; i < bytes.length; ++i)
    bytes[i] = (i * 7919) >> 3;
for (let i = 0; i < 10; ++i)
    process.stdout.write(bytes);
process.stdout.write('\ndone\n');
