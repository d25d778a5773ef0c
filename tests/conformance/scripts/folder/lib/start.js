// SPDX-License-Identifier: GPL-3.0-or-later
console.log(require('path').relative(process.argv[1], __filename), require.main === module);
