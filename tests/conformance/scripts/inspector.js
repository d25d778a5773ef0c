// SPDX-License-Identifier: GPL-3.0-or-later
const inspector = require('node:inspector');
console.log(inspector.url(), typeof inspector.waitForDebugger, process.debugPort);
const session = new inspector.Session();
session.connect();
session.post('Runtime.evaluate', { expression: '6 * 7' }, (error, { result }) => console.log(error, result));
session.post('Runtime.evaluate', { expression: 'process.pid > 0 && typeof require', includeCommandLineAPI: true }, (error, { result }) => console.log(result.value));
session.post('Nothing.atAll', (error) => console.log(error.code, error.message));
session.post('Profiler.enable');
session.post('Profiler.start');
session.post('Profiler.stop', (error, { profile }) => console.log(Object.keys(profile)));
const notified = [];
session.on('inspectorNotification', ({ method }) => notified.push(method));
session.post('Runtime.enable');
console.log('logged once');
session.disconnect();
console.log(notified);
try {
    session.post('Runtime.enable');
} catch (error) {
    console.log(error.code);
}
