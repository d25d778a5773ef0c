// SPDX-License-Identifier: GPL-3.0-or-later
const { basename }: typeof import('node:path') = require('node:path');
const where: string = basename(__filename);
console.log(where, ((value: number): number => value * 2)(21));
