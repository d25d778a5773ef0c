// SPDX-License-Identifier: GPL-3.0-or-later
const os = require('node:os');
console.log(os.EOL, os.arch(), os.platform(), os.type(), os.release(), os.version(), os.machine(), os.endianness(), os.hostname());
console.log(os.homedir() === process.env.HOME, os.tmpdir() === process.env.TMPDIR, os.userInfo().username, os.cpus().length, os.availableParallelism(), os.totalmem());
console.log(os.uptime() > 0, os.loadavg().length, os.freemem() > 0, os.devNull, Object.keys(os.networkInterfaces()).sort(), os.getPriority());
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
console.log(os.getPriority(), Object.keys(os.constants), require('node:child_process').execSync('nice', { encoding: 'utf8' }).trim());
console.log(require('node:tty').isatty(1), require('node:path').resolve('/a', '../b', 'c'), require('node:string_decoder').StringDecoder.name);
