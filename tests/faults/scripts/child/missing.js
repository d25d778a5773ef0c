// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// A program that is not there.
require('node:child_process').spawn('absent-program');
