// SPDX-License-Identifier: GPL-3.0-or-later
const { spawn } = require('node:child_process');
const child = spawn('sh', ['-c', 'cat >/dev/null; set -- $(cat /proc/$$/stat); [ "$1" = "$5" ] && echo own group'], {
    detached: true, stdio: ['pipe', 'inherit', 'ignore'],
});
child.stdin.end();
child.unref();
child.stdin.unref?.();
child.on('exit', () => console.log('seen'));
child.ref();
