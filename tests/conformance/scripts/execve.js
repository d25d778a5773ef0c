// SPDX-License-Identifier: GPL-3.0-or-later
process.on('exit', () => console.log('never'));
require('node:fs').writeSync(1, 'before\n');
process.execve('/bin/sh', ['sh', '-c', 'echo "$0 $KEPT $HOME"; exit 4'], { KEPT: 'kept' });
