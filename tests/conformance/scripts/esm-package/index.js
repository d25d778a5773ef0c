// SPDX-License-Identifier: GPL-3.0-or-later
import { secret } from '#internal';
import { extra } from '#file/extra';
import { extra as again } from 'esm-package/extra';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
console.log(secret, extra === again, require('esm-package').kind);
for (const name of ['esm-package/hidden', '#missing', './lib/nothing.js']) {
    try {
        await import(name);
    } catch (error) {
        console.log(error.code, error.message.replaceAll(import.meta.dirname, ''));
    }
}
const selfReference = await import('esm-package/extra');
console.log(Object.keys(selfReference));
