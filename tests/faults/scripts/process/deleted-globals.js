// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Deletes what everybody relies on, then goes on and fails.
const { log } = console;
log('deleting');
delete process.stdout;
delete process.stderr;
delete process.env;
delete process.argv;
process.nextTick = null;
for (const name of ['process', 'Buffer', 'console', 'setTimeout', 'queueMicrotask', 'URL', 'fetch'])
    delete globalThis[name];
globalThis.process = null;
log('globals are gone');
setImmediate(() => {
    throw new Error('after the globals');
});
