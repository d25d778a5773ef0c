// SPDX-License-Identifier: GPL-3.0-or-later
console.log(new URL('../x?y=1#z', 'https://a.example/b/c/d').href, URL.canParse('nope'), new URLSearchParams('a=1&a=2').getAll('a'), URL.parse('x:y').protocol);
console.log(btoa('text'), atob('dGV4dA=='), new TextEncoder().encode('é'), new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([65])));
const target = new EventTarget();
target.addEventListener('x', { handleEvent: (event) => console.log('object', event.type, event.detail) }, { once: true });
target.addEventListener('x', (event) => event.preventDefault());
console.log(target.dispatchEvent(new CustomEvent('x', { detail: 4, cancelable: true })));
const any = AbortSignal.any([AbortSignal.abort('reason'), new AbortController().signal]);
console.log(any.aborted, any.reason);
console.log(await new Blob(['a', new Uint8Array([66])]).text(), new File(['x'], 'f', { type: 'a/b', lastModified: 5 }), [...new FormData().keys()], new Headers([['B', '2'], ['a', '1']]));
console.log(performance.now() > 0, queueMicrotask.length, typeof reportError, typeof localStorage, typeof Storage, typeof WebSocket, typeof CloseEvent);
console.log(new DOMException('m', 'AbortError').code, Object.groupBy([1, 2, 3], (n) => (n % 2 ? 'odd' : 'even')), [3, 1, 2].toSorted(), 'ab'.at(-1), Array.fromAsync !== undefined);
console.log(new Set([1, 2]).union(new Set([3])).size, [1, 2].values().map((n) => n * 2).toArray(), Promise.try !== undefined, RegExp.escape('a.b'), new Uint8Array([255]).toHex?.(), Math.f16round?.(1.337), Error.isError(new Error()), Iterator.from([1]).next());
{ using resource = { [Symbol.dispose]() { console.log('disposed'); } }; console.log(typeof resource); }
console.log(navigator.hardwareConcurrency > 0, new URLPattern({ pathname: '/:id' }).exec('http://a/7').pathname.groups.id, await navigator.locks.request('l', (lock) => lock.name));
