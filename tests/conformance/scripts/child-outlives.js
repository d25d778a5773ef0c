// SPDX-License-Identifier: GPL-3.0-or-later
// A child lives on when its parent ends; its own input then ends.
const { spawn } = require('node:child_process');
spawn('sh', ['-c', 'cat >/dev/null; echo the child is the last'], { stdio: ['pipe', 'inherit', 'inherit'] })
    .on('spawn', () => {
        require('node:fs').writeSync(1, 'the parent ends\n');
        process.exit(2);
    });
