// SPDX-License-Identifier: GPL-3.0-or-later
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
if (process.send) {
    process.on('message', (value) => {
        process.send({ map: value.map instanceof Map, big: value.big, bytes: [...value.bytes], error: value.error.message });
        process.disconnect();
    });
} else {
    const child = fork(fileURLToPath(import.meta.url), { serialization: 'advanced', silent: true });
    child.stdout.on('data', (chunk) => console.log(String(chunk)));
    child.on('message', (message) => console.log(message));
    child.on('exit', (code) => console.log('exit', code));
    const self = { map: new Map([[1, 2]]), big: 10n, bytes: new Uint8Array([1, 2]), error: new Error('sent over') };
    self.self = self;
    child.send(self);
}
