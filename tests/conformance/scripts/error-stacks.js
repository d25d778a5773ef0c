// SPDX-License-Identifier: GPL-3.0-or-later
const { basename } = require('node:path');
function three() { return new Error('deep').stack.split('\n').slice(0, 5).map((line) => line.replace(__dirname, '')); }
const two = () => three();
class One { static run() { return two(); } }
console.log(One.run());
Error.stackTraceLimit = 2;
console.log(new Error('short').stack.split('\n').length);
Error.prepareStackTrace = (error, sites) => sites.map((site) => [basename(site.getFileName()), site.getLineNumber(), site.getColumnNumber()]);
console.log(new Error('x').stack);
Error.prepareStackTrace = undefined;
Error.stackTraceLimit = 10;
const object = {};
Error.captureStackTrace(object, One.run);
console.log(typeof object.stack, require('node:util').getCallSites().length > 3);
const pause = () => new Promise((resolve) => setImmediate(resolve));
async function inner() { await pause(); throw new Error('asynchronous'); }
async function outer() { await inner(); }
outer().catch((error) => console.log(error.stack.replaceAll(__dirname, '')));
