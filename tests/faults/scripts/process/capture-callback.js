// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Takes uncaught errors away from everybody else.
process.setUncaughtExceptionCaptureCallback((error) => {
    console.log(`captured ${error.message}`);
    process.exit(6);
});
setTimeout(() => {
    throw new Error('for the callback');
}, 2);
