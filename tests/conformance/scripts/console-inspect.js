// SPDX-License-Identifier: GPL-3.0-or-later
const util = require('node:util');
const circular = { name: 'c' };
circular.self = circular;
class Point { #hidden = 1; constructor() { this.x = 1; } get y() { return 2; } static s = 1; }
console.log(circular, new Point(), Point, Object.create(null), Object.create({ inherited: 1 }));
console.log(new Array(200).fill(7), 'x'.repeat(50), { long: 'y'.repeat(120), other: ['z'.repeat(70), 'w'.repeat(20)] });
console.log(new Proxy({ a: 1 }, {}), new WeakMap(), Promise.resolve(4), Promise.reject(1).catch(() => {}) && 0, (function* () {})());
console.log(Buffer.from('bytes'), new Uint8Array(3), new ArrayBuffer(4), new DataView(new ArrayBuffer(2)));
console.log(util.inspect({ a: { b: { c: {} } } }, { depth: 1, compact: false, sorted: true }), util.inspect('str', { colors: true }));
console.log({ [util.inspect.custom]: () => 'custom' }, [1.5, -0, NaN], Object(1), Object('s'), [,'hole'], globalThis === global);
console.log(util.format('%s %s', 'a'), util.format(1, 'b', {}), util.isDeepStrictEqual([{}], [{}]));
console.log(util.styleText(['red', 'bold'], 'styled', { validateStream: false }), util.stripVTControlCharacters('\u001b[31mx\u001b[0m'));
console.log(new URL('http://u:p@h:1/p?q#f').href, new URLSearchParams('a=1&b=2'), new Headers({ x: 'y' }), new Blob(['a']));
console.log(new Error('top', { cause: 'why' }).cause, process.versions.node.split('.').length, new Intl.NumberFormat('en').format(1e6));
