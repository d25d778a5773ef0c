// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The callback for uncaught errors throws.
process.setUncaughtExceptionCaptureCallback(() => {
    throw new Error('thrown by the callback');
});
throw new Error('for the callback');
