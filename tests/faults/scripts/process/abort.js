// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// process.abort().
console.log('aborting');
process.abort();
