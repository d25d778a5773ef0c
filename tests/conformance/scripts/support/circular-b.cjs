// SPDX-License-Identifier: GPL-3.0-or-later
exports.seen = { ...require('./circular-a.cjs') };
