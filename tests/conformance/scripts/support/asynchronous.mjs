// SPDX-License-Identifier: GPL-3.0-or-later
await null;
export const late = true;
