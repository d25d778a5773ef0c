// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Turns tracing on, which writes for the whole process.
console.log('ready');
require('node:trace_events').createTracing({ categories: ['node.perf', 'v8'] }).enable();
setTimeout(() => console.log('traced'), 20);
