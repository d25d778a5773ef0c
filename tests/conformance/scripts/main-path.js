// SPDX-License-Identifier: GPL-3.0-or-later
const path = require('node:path');
console.log(path.basename(__filename), path.basename(process.argv[1]), path.isAbsolute(process.argv[1]));
console.log(process.argv[1] === __filename, require.main.filename === __filename);
console.log(process.argv[1].endsWith('.js'), process.argv.length);
