// SPDX-License-Identifier: GPL-3.0-or-later
// What the environment's NODE_OPTIONS and friends did before the script.
const v8 = require('node:v8');
console.log(globalThis.required, globalThis.imported, process.execArgv, process.env.NODE_OPTIONS?.split('=')[0]);
console.log(Error.stackTraceLimit, process.noDeprecation, process.traceDeprecation, process.throwDeprecation, process.title.split('/').pop());
console.log(Math.round(v8.getHeapStatistics().heap_size_limit / 2 ** 20) < 400, require('node:http').maxHeaderSize, require('node:dns').getDefaultResultOrder());
console.log(Object.keys(process.env).filter((name) => name.startsWith('NODE')).sort().join(' '), typeof gc, process.sourceMapsEnabled);
process.emitWarning('a warning');
process.emitWarning('an old thing', 'DeprecationWarning', 'OWN1');
