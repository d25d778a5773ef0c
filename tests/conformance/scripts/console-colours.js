// SPDX-License-Identifier: GPL-3.0-or-later
console.log({ number: 1, string: 's', nothing: null, missing: undefined, when: new Date(0) }, [true], Symbol('x'));
console.error(new Error('red?').message, { a: 1 });
console.log(process.stdout.hasColors?.(), process.stdout.getColorDepth?.(), require('node:util').styleText('red', 'x'));
