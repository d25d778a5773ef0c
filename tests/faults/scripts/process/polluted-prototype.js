// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Every object has options that nobody set.
setInterval(() => console.log('still here'), 50);
console.log('ready');
for (const name of ['fd', 'path', 'signal', 'timeout', 'encoding', 'code', 'type', 'env', 'stdio', 'detached'])
    Object.prototype[name] = 'polluted';
