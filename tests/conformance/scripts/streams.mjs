// SPDX-License-Identifier: GPL-3.0-or-later
import { Duplex, PassThrough, Readable, Transform, Writable, addAbortSignal, compose, finished, getDefaultHighWaterMark } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
const upper = () => new Transform({ transform(chunk, encoding, done) { done(null, String(chunk).toUpperCase()); } });
console.log(await text(Readable.from(['a', 'b']).pipe(upper())));
const written = [];
await pipeline(Readable.from([1, 2, 3]), async function* doubled(source) { for await (const value of source) yield value * 2; },
    new Writable({ objectMode: true, write(value, encoding, done) { written.push(value); setImmediate(done); } }));
console.log(written, await Readable.from([1, 2, 3, 4]).filter((value) => value % 2).map(async (value) => value * 10).toArray());
console.log(await Readable.from([1, 2]).reduce((sum, value) => sum + value, 0), await compose(upper(), new PassThrough()).end('composed').toArray().then(String));
await pipeline(Readable.from(['x']), new Transform({ transform(chunk, encoding, done) { done(new Error('broken')); } }), new PassThrough())
    .catch((error) => console.log(error.message));
const stopped = addAbortSignal(AbortSignal.abort(), new PassThrough());
stopped.on('error', (error) => console.log(error.name));
const order = [];
const slow = new Writable({ highWaterMark: 3, write(chunk, encoding, done) { order.push(`write ${chunk}`); setImmediate(done); }, final(done) { order.push('final'); done(); } });
console.log(slow.write('ab'), slow.write('cd'), slow.writableLength);
slow.on('drain', () => { order.push('drain'); slow.end(); });
await new Promise((resolve) => finished(slow, resolve));
console.log(order, getDefaultHighWaterMark(false));
const pair = Duplex.from(async function* echo(source) { for await (const chunk of source) yield `<${chunk}>`; });
console.log(await text(pair.end('in')));
const late = new Readable({ read() {} });
late.push('data');
late.destroy(new Error('destroyed'));
late.on('error', (error) => console.log(error.message)).on('close', () => console.log('closed', late.destroyed));
try {
    new Writable().write('x');
} catch (error) {
    console.log(error.code);
}
