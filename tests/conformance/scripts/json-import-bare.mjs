// SPDX-License-Identifier: GPL-3.0-or-later
import data from './support/data.json';
console.log(data);
