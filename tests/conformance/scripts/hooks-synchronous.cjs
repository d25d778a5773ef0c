// SPDX-License-Identifier: GPL-3.0-or-later
const { registerHooks } = require('node:module');
const hooks = registerHooks({
    resolve(specifier, context, next) {
        return specifier.startsWith('made:') ? { url: specifier, shortCircuit: true } : next(specifier, context);
    },
    load(url, context, next) {
        if (!url.startsWith('made:'))
            return next(url, context);
        return { format: 'commonjs', source: `module.exports = ${JSON.stringify(url)}`, shortCircuit: true };
    },
});
console.log(require('made:first'), require('./support/value.cjs').where);
import('made:second').then((loaded) => {
    console.log(loaded.default);
    hooks.deregister();
    return import('made:third');
}).catch((error) => console.log(error.code));
