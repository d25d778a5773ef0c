// SPDX-License-Identifier: GPL-3.0-or-later
import thing from 'a-package-that-is-not-there';
console.log(thing);
