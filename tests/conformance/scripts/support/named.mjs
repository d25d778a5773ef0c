// SPDX-License-Identifier: GPL-3.0-or-later
export const one = 1;
export let counter = 0;
export function increment() { counter++; }
export default class Thing {}
