// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Writes to both streams each turn, and waits for nothing.
setImmediate(function more() {
    process.stdout.write('out '.repeat(10_000) + '\n');
    process.stderr.write('err '.repeat(10_000) + '\n');
    setImmediate(more);
});
