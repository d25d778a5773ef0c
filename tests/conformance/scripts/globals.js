// SPDX-License-Identifier: GPL-3.0-or-later
console.log(Object.getOwnPropertyNames(globalThis).sort().join(' '));
console.log(Object.keys(globalThis).join(' '));
console.log(Object.getOwnPropertySymbols(globalThis));
console.log(globalThis === global, Object.prototype.toString.call(globalThis));
console.log(typeof Temporal, typeof EventSource, typeof WebSocket, typeof navigator, typeof CustomEvent);
console.log(navigator.language, navigator.platform, navigator.userAgent);
for (const name of ['Array', 'Promise', 'Error', 'Function', 'Object', 'JSON', 'Reflect'])
    console.log(name, Object.getOwnPropertyNames(globalThis[name]).sort().join(' '));
