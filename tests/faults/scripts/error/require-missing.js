// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Requires a package that is not installed.
require('absent-package');
