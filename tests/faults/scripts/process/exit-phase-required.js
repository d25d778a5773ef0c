// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Ends the process while it is being required.
process.exit(3);
