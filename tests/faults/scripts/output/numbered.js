// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Numbered lines of many lengths on both streams, in pieces: NAME LINES.
const [, , name, lines] = process.argv;
const streams = { out: process.stdout, err: process.stderr };
let next = 0;
(function more() {
    for (let i = 0; i < 50 && next < Number(lines); ++i, ++next) {
        for (const [kind, stream] of Object.entries(streams)) {
            const filler = name.repeat(next % 97);
            stream.write(`<${name} ${kind} ${next} `);
            stream.write(filler.slice(0, next % 7));
            stream.write(`${filler.slice(next % 7)} ${filler.length}>\n`);
        }
    }
    if (next < Number(lines))
        setImmediate(more);
})();
