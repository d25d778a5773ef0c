// SPDX-License-Identifier: GPL-3.0-or-later
import { EventEmitter, addAbortListener, captureRejectionSymbol, errorMonitor, getEventListeners, on, once } from 'node:events';
const emitter = new EventEmitter({ captureRejections: true });
emitter.on('newListener', (name) => console.log('new', name));
emitter.on('x', async () => { throw new Error('rejected in a listener'); });
emitter.on('error', (error) => console.log('error', error.message));
emitter.prependListener('x', () => console.log('prepended'));
console.log(emitter.emit('x'), emitter.emit('nobody'), emitter.listenerCount('x'), emitter.eventNames(), getEventListeners(emitter, 'x').length);
await new Promise(setImmediate);
setTimeout(() => emitter.emit('later', 1, 2), 1);
console.log(await once(emitter, 'later'));
setTimeout(() => ['a', 'b', 'stop'].forEach((value) => emitter.emit('many', value)), 1);
for await (const [value] of on(emitter, 'many')) {
    console.log(value);
    if (value === 'stop')
        break;
}
const controller = new AbortController();
addAbortListener(controller.signal, () => console.log('aborted'));
controller.abort();
const plain = new EventEmitter();
plain.on(errorMonitor, (error) => console.log('monitored', error));
try {
    plain.emit('error', 'not an error');
} catch (error) {
    console.log(error.code, error.message);
}
console.log(EventEmitter.defaultMaxListeners, typeof captureRejectionSymbol);
