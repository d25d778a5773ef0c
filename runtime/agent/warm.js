// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global require */
// Loads what nearly every server needs, before it is known which one this environment is for.

for (const name of ['http', 'net', 'fs', 'path', 'url', 'util', 'events', 'stream', 'buffer', 'timers', 'module', 'dns',
  'crypto', 'zlib', 'querystring', 'string_decoder', 'async_hooks', 'diagnostics_channel', 'tty', 'os',
  'internal/modules/cjs/loader', 'internal/modules/esm/loader', 'internal/modules/esm/translators',
  'internal/modules/run_main', 'internal/util', 'internal/fs/sync_write_stream']) {
  require(name);
}
