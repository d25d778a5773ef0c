// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of import-cycle.mjs.
await import('./import-cycle.mjs');
export const value = 'never';
