// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A debugger of its own in the same thread: it must not pause itself.
const inspector = require('node:inspector');

const session = new inspector.Session();
session.connect();
session.post('Debugger.enable');
session.post('HeapProfiler.enable');
session.post('Profiler.enable');
session.post('Debugger.pause');
debugger;
session.post('HeapProfiler.collectGarbage');
console.log('all survived');
