// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Escape sequences: colours, titles, screens, half of one at the end.
for (let i = 0; i < 10_000; ++i)
    process.stdout.write(`\x1b[3${i % 8}mcolour\x1b[0m\x1b]0;title\x07\x1b[2J\x1b[H\x1b[?1049h\x1b[999C\r\n`);
process.stdout.write('\x1b[0mdone\n\x1b[38;5;');
