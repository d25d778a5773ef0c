// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Diagnostic reports: as an object, as a file, on a signal, on an uncaught error.
process.report.directory = process.env.FAULT_TEMP ?? require('node:os').tmpdir();
process.report.filename = 'report.json';
console.log(`has a header: ${'header' in process.report.getReport()}`);
console.log(process.report.writeReport());
process.report.reportOnSignal = true;
process.report.reportOnUncaughtException = true;
setTimeout(() => {
    throw new Error('reported');
}, 10);
