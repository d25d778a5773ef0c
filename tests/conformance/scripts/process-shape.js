// SPDX-License-Identifier: GPL-3.0-or-later
const hidden = new Set(['moduleLoadList']);
console.log(Object.getOwnPropertyNames(process).filter((name) => !hidden.has(name)).sort().join(' '));
console.log(Object.getOwnPropertySymbols(process).map(String).join(' '));
const kind = (value) => (typeof value === 'function' ? `${value.name}/${value.length}` : typeof value);
for (const name of ['exit', 'reallyExit', 'abort', 'kill', 'chdir', 'cwd', 'umask', 'execve', 'dlopen', 'setuid', 'nextTick'])
    console.log(name, kind(process[name]), String(process[name]).includes('[native code]'));
console.log(Object.prototype.toString.call(process), process instanceof require('node:events'));
