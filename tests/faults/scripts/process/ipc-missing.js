// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Talks to a parent that it does not have.
console.log(`send: ${typeof process.send}, connected: ${process.connected}`);
process.disconnect?.();
process.channel?.unref();
process.send({ hello: 'parent' });
