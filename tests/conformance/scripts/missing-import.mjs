// SPDX-License-Identifier: GPL-3.0-or-later
import './support/none.mjs';
console.log('never');
