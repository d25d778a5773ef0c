// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A stream that always has more, read without a pause.
const { Readable, Writable } = require('node:stream');

console.log('ready');
new Readable({
    read() {
        while (this.push(Buffer.alloc(1024)));
    },
}).pipe(new Writable({ write: (chunk, encoding, done) => done() }));
