// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Touches whatever the old way to node's insides offers.
const names = ['async_wrap', 'buffer', 'cares_wrap', 'config', 'constants', 'contextify', 'crypto', 'fs',
    'fs_event_wrap', 'http_parser', 'inspector', 'js_stream', 'natives', 'os', 'pipe_wrap', 'process_wrap',
    'signal_wrap', 'spawn_sync', 'stream_wrap', 'tcp_wrap', 'tls_wrap', 'tty_wrap', 'udp_wrap', 'url',
    'util', 'uv', 'v8', 'zlib', 'absent'];
let found = 0;
for (const name of names) {
    try {
        found += Object.keys(process.binding(name)).length > 0;
    } catch (error) {
        console.log(`${name}: ${error.code}`);
    }
}
console.log(`found ${found > 10}`);
console.log('all survived');
