// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// 100 MB of stdout without a single line end.
const block = 'x'.repeat(1_000_000);
for (let i = 0; i < 100; ++i)
    process.stdout.write(block);
process.stdout.write('\ndone\n');
