// SPDX-License-Identifier: GPL-3.0-or-later
// A syntax error in a module.
export const broken = ;
