// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A flood of warnings.
setInterval(() => {
    for (let i = 0; i < 100; ++i)
        process.emitWarning(`warning ${i}`, 'FloodWarning', `FLOOD${i}`);
}, 0);
