// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// An exit handler that exits again, with another code each time.
let calls = 0;
process.on('exit', () => {
    ++calls;
    console.log(`exit handler, call ${calls}`);
    process.exit(20 + calls);
});
process.exit(1);
