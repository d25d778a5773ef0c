// SPDX-License-Identifier: GPL-3.0-or-later
console.log('before');
require('a-package-that-is-not-there');
