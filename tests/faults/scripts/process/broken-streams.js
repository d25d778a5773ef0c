// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Ends, destroys and replaces the standard streams.
process.stdout.end('the end of stdout\n');
process.stderr.destroy();
process.stdin.destroy();
process.stdout._handle?.close?.();
Object.defineProperty(process, 'stdout', { get: () => { throw new Error('no stdout'); } });
setTimeout(() => {
    throw new Error('after the streams');
}, 2);
