// SPDX-License-Identifier: GPL-3.0-or-later
exports.early = 'a';
exports.fromB = require('./circular-b.cjs').seen;
