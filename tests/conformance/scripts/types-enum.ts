// SPDX-License-Identifier: GPL-3.0-or-later
enum Colour { Red, Green }
console.log(Colour.Red);
