// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Recursion without an end.
function deeper(n) {
    return deeper(n + 1) + 1;
}
deeper(0);
