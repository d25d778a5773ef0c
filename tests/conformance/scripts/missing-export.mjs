// SPDX-License-Identifier: GPL-3.0-or-later
import { nothing } from './support/named.mjs';
console.log(nothing);
