// SPDX-License-Identifier: GPL-3.0-or-later
process.on('warning', (warning) => console.log('event', warning.name, warning.code, warning.message));
process.emitWarning('plain');
process.emitWarning('typed', 'CustomWarning', 'CUSTOM1');
process.emitWarning('detailed', { type: 'CustomWarning', code: 'CUSTOM2', detail: 'more of it' });
process.emitWarning('old thing', 'DeprecationWarning', 'DEP_OWN');
process.emitWarning('old thing', 'DeprecationWarning', 'DEP_OWN');
process.emitWarning(new RangeError('an error as a warning'));
const { deprecate } = require('node:util');
const old = deprecate(() => 'result', 'old() is going away', 'DEP_OLD');
console.log(old(), old());
setTimeout(() => console.log('end'), 5);
