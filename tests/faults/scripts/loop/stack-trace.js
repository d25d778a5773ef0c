// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The stack of an uncaught error is formatted by a loop.
Error.prepareStackTrace = () => {
    console.log('ready');
    for (;;);
};
throw new Error('never printed');
