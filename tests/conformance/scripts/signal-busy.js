// SPDX-License-Identifier: GPL-3.0-or-later
// A signal without a listener ends a process that never returns to its event loop.
require('node:fs').writeSync(1, 'ready\n');
for (;;);
