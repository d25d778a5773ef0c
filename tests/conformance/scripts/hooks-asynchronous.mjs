// SPDX-License-Identifier: GPL-3.0-or-later
import { register } from 'node:module';
const source = `
    export async function resolve(specifier, context, next) {
        return specifier === 'virtual' ? { url: 'virtual:it', shortCircuit: true } : next(specifier, context);
    }
    export async function load(url, context, next) {
        return url === 'virtual:it'
            ? { format: 'module', source: 'export default "from the hook thread"', shortCircuit: true }
            : next(url, context);
    }`;
register(`data:text/javascript,${encodeURIComponent(source)}`);
console.log((await import('virtual')).default);
console.log(Object.keys(await import('./support/named.mjs')));
