// SPDX-License-Identifier: GPL-3.0-or-later
const { basename } = require('node:path') as typeof import('node:path');
interface Entry { name: string; value?: number }
const entries: Entry[] = [{ name: basename(__filename) }, { name: 'b', value: 2 }];
for (const { name, value = 0 } of entries)
    console.log(name, value);
