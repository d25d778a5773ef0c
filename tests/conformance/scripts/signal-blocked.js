// SPDX-License-Identifier: GPL-3.0-or-later
// The same in a call that blocks outside JavaScript.
require('node:fs').writeSync(1, 'ready\n');
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
