// SPDX-License-Identifier: GPL-3.0-or-later
const { parseArgs } = require('node:util');
const options = {
    verbose: { type: 'boolean', short: 'v' },
    level: { type: 'string', default: 'info', multiple: false },
    tag: { type: 'string', short: 't', multiple: true },
};
const { values, positionals } = parseArgs({ options, allowPositionals: true, allowNegative: true });
console.log({ ...values }, positionals);
parseArgs({ options, args: ['--unknown'] });
