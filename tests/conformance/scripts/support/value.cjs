// SPDX-License-Identifier: GPL-3.0-or-later
exports.loads = (exports.loads ?? 0) + 1;
exports.where = __filename.split('/').pop();
