// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Ends in the middle of a line, on both streams.
process.stderr.write('half a line of stderr');
process.stdout.write('half a line of stdout');
