// SPDX-License-Identifier: GPL-3.0-or-later
// Half a megabyte to a reader that does not read until the end; what of it arrives is the pipe's capacity.
const [how] = process.argv.slice(2);
process.stdout.write('x'.repeat(500_000));
if (how === 'exit')
    process.exit(3);
if (how === 'throw')
    throw new Error('after the output');
if (how === 'kill')
    process.kill(process.pid, 'SIGKILL');
if (how === 'callback')
    process.stdout.write('end', () => process.exit(4));
if (how === 'exit-listener')
    process.on('exit', () => process.stdout.write('from the listener\n'));
