// SPDX-License-Identifier: GPL-3.0-or-later
const report = process.report.getReport();
console.log(Object.keys(report));
console.log(report.header.event, report.header.nodejsVersion, report.javascriptStack.message);
console.log(Object.keys(report.javascriptHeap).slice(0, 5), report.header.cwd === process.cwd());
const file = process.report.writeReport('report.json');
console.log(file, JSON.parse(require('node:fs').readFileSync(file, 'utf8')).header.trigger);
