// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import path from 'node:path';

const copy = (target) => ({ scratch, scripts }) => {
    const file = path.join(scratch, target);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.copyFileSync(path.join(scripts, 'main-path.js'), file);
};

export default [
    { script: 'cjs-basics.cjs' },
    { script: 'globals.js' },
    { script: 'esm-basics.mjs' },
    { name: 'esm-package', script: 'esm-package/index.js' },
    { script: 'top-level-await.mjs' },
    { script: 'top-level-await-pending.mjs', expect: { code: 13, stderr: 'unsettled top-level await' } },
    { script: 'top-level-await-throws.mjs', expect: { code: 1, stderr: 'thrown after an await' } },
    { name: 'types-ts', script: 'types.ts' },
    { name: 'types-mts', script: 'types.mts' },
    { name: 'types-cts', script: 'types.cts' },
    { script: 'types-commonjs.ts' },
    { script: 'types-error.ts', expect: { code: 1, stderr: 'types-error.ts:4:11' } },
    { script: 'types-enum.ts', expect: { code: 1, stderr: 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' } },
    { script: 'types-syntax.ts', expect: { code: 1, stderr: 'ERR_INVALID_TYPESCRIPT_SYNTAX' } },
    { script: 'json-import.mjs' },
    { script: 'json-import-bare.mjs', expect: { code: 1, stderr: 'ERR_IMPORT_ATTRIBUTE_MISSING' } },
    { script: 'json-require.cjs' },
    { script: 'dynamic-import.cjs' },
    { script: 'require-esm.cjs' },
    { script: 'import-meta.mjs' },
    { script: 'hooks-synchronous.cjs' },
    { script: 'hooks-asynchronous.mjs' },
    { script: 'missing-module.cjs', expect: { code: 1, stderr: 'MODULE_NOT_FOUND' } },
    { script: 'missing-import.mjs', expect: { code: 1, stderr: 'ERR_MODULE_NOT_FOUND' } },
    { script: 'missing-package.mjs', expect: { code: 1, stderr: "'a-package-that-is-not-there'" } },
    { script: 'missing-export.mjs', expect: { code: 1, stderr: "named 'nothing'" } },
    { name: 'missing-script', script: 'not-there.js', missing: true, expect: { code: 1, stderr: 'MODULE_NOT_FOUND' } },
    { name: 'syntax-error-cjs', script: 'syntax-error.cjs', expect: { code: 1, stderr: 'SyntaxError' } },
    { name: 'syntax-error-esm', script: 'syntax-error.mjs', expect: { code: 1, stderr: 'SyntaxError' } },
    { script: 'hashbang.js' },
    { name: 'byte-order-mark-cjs', script: 'bom.js' },
    { name: 'byte-order-mark-esm', script: 'bom.mjs' },
    { script: 'detected-module.js', expect: { stderr: 'MODULE_TYPELESS_PACKAGE_JSON' } },
    { script: 'addon-absent.cjs' },
    { script: 'source-maps.js', expect: { code: 1, stderr: 'original.ts:2' } },
    { script: 'builtin-modules.cjs' },
    { script: 'compile-cache.cjs' },
    { name: 'path-of-folder', script: 'folder', expect: { stdout: 'lib/start.js true' } },
    { name: 'path-without-ending', script: 'main-path.js', started: 'main-path', expect: { stdout: 'main-path.js main-path true' } },
    { name: 'path-relative', script: 'main-path.js', relative: 'main-path.js' },
    { name: 'path-relative-dotted', script: 'main-path.js', relative: './support/../main-path' },
    {
        name: 'path-with-odd-name', script: 'main-path.js', inScratch: true,
        started: "a name with späces/l'äuft \"so\" $HOME %41.js", prepare: copy("a name with späces/l'äuft \"so\" $HOME %41.js"),
    },
    {
        name: 'path-symbolic-link', script: 'main-path.js', inScratch: true, started: 'link.js',
        prepare: ({ scratch, scripts }) => fs.symlinkSync(path.join(scripts, 'main-path.js'), path.join(scratch, 'link.js')),
    },
    {
        name: 'path-without-known-ending', script: 'main-path.js', inScratch: true, relative: 'program',
        prepare: copy('program'),
    },
    {
        name: 'path-like-an-option', script: 'main-path.js', inScratch: true, relative: './--version',
        prepare: copy('--version'),
    },
    {
        name: 'empty-script', script: 'main-path.js', inScratch: true, started: 'empty.js', silent: true,
        prepare: ({ scratch }) => fs.writeFileSync(path.join(scratch, 'empty.js'), ''),
    },
    {
        name: 'bad-package-json', script: 'main-path.js', inScratch: true, started: 'bad/main.js',
        prepare: (where) => {
            copy('bad/main.js')(where);
            fs.writeFileSync(path.join(where.scratch, 'bad/package.json'), '{ "name": "bad",\n  "type": commonjs }\n');
        },
        expect: { code: 1, stderr: 'ERR_INVALID_PACKAGE_CONFIG' },
    },
    {
        name: 'package-type-module', script: 'main-path.js', inScratch: true, started: 'typed/main.js',
        prepare: (where) => {
            copy('typed/main.js')(where);
            fs.writeFileSync(path.join(where.scratch, 'typed/package.json'), '{ "type": "module" }\n');
        },
        expect: { code: 1, stderr: 'require is not defined in ES module scope' },
    },
];
