// SPDX-License-Identifier: GPL-3.0-or-later
const path = require('node:path');
console.log(process.version, process.versions, process.release.name, process.release.lts, process.arch, process.platform);
console.log(process.config, process.features);
console.log(process.getuid(), process.geteuid(), process.getgid(), process.getegid(), process.getgroups());
console.log(typeof process.pid, typeof process.ppid, process.pid > 1, process.ppid !== process.pid);
console.log(process.debugPort, process.permission, process.report !== undefined, process.domain);
console.log(process.allowedNodeEnvironmentFlags.size, process.allowedNodeEnvironmentFlags.has('--require'));
console.log(path.basename(process.execPath), process.execPath === require('node:fs').realpathSync('/proc/self/exe'));
console.log(process.getBuiltinModule('fs') === require('node:fs'), process.getBuiltinModule('none'));
