// SPDX-License-Identifier: GPL-3.0-or-later
const path = require('node:path');
const value = require('./support/value.cjs');
console.log(value, require('./support/value.cjs') === value);
console.log(require('./support/circular-a.cjs'));
console.log(require.main === module, process.mainModule === module, module.id, module.loaded, module.parent);
console.log(module.children.map((one) => path.basename(one.id)));
console.log(Object.keys(require.cache).map((one) => path.basename(one)));
console.log(module.paths.slice(0, 2).map((one) => path.relative(__dirname, one)));
console.log(path.relative(__dirname, require.resolve('./support/data')), require.resolve('fs'));
console.log(typeof exports, this === module.exports, arguments.length, __filename === module.filename);
console.log(Object.keys(require), require.extensions['.js'].length);
delete require.cache[require.resolve('./support/value.cjs')];
console.log(require('./support/value.cjs') === value);
