// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
const text = fs.readFileSync(Number(process.argv[2] ?? 0), 'utf8');
console.log(text.length, JSON.stringify(text.slice(0, 40)));
