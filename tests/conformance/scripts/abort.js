// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', () => console.log('never'));
process.on('SIGABRT', () => console.log('never either'));
require('node:fs').writeSync(1, 'before\n');
process.abort();
