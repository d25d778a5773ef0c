// SPDX-License-Identifier: GPL-3.0-or-later
const { builtinModules, isBuiltin, createRequire, findPackageJSON, stripTypeScriptTypes } = require('node:module');
console.log(builtinModules.join(' '));
console.log(isBuiltin('node:test'), isBuiltin('test'), isBuiltin('fs/promises'));
console.log(createRequire(__filename)('./support/value.cjs').where);
console.log(findPackageJSON('.', __filename).endsWith('scripts/package.json'));
console.log(stripTypeScriptTypes('const a: number = 1;'));
for (const name of builtinModules.filter((one) => !one.startsWith('_')))
    console.log(name, Object.keys(require(name)).length);
