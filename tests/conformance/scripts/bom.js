// SPDX-License-Identifier: GPL-3.0-or-later
console.log(require("node:fs").readFileSync(__filename)[0], "after the mark");
