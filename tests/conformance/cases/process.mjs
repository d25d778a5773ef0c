// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import path from 'node:path';

const flags = ['--inspect', '--hot', '--version', '--help', '-e', 'x', '--loop-report', 'f', '--', '--inspect-port=1'];
const odd = ['', ' ', 'two words', 'ünïcödé ✓', 'line\nbreak', '"quoted"', "it's", '$HOME', '%41', '\\', '*', '-', '--', '@x', '='];
const required = ({ scratch }) => {
    fs.writeFileSync(path.join(scratch, 'required.cjs'), 'globalThis.required = process.argv.length;\n');
    fs.writeFileSync(path.join(scratch, 'imported.mjs'), 'await null;\nglobalThis.imported = import.meta.filename.length > 0;\n');
};
const withOptions = (name, options, expect) => ({
    name: `node-options-${name}`, script: 'environment-options.js', prepare: required, expect,
    env: ({ scratch }) => ({ NODE_OPTIONS: options(scratch) }),
});

export default [
    { script: 'arguments.js' },
    { name: 'arguments-flags', script: 'arguments.js', args: flags },
    { name: 'arguments-odd', script: 'arguments.js', args: odd },
    { name: 'arguments-many', script: 'arguments.js', args: Array.from({ length: 2000 }, (_, i) => `argument-${i}`) },
    {
        script: 'parse-arguments.js', args: ['-v', '--tag=a', '-tb', '--no-verbose', '--level', 'high', '--', 'rest', '-x'],
        expect: { code: 1, stderr: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' },
    },
    { script: 'environment.js', env: { NODE_ENV: 'production', GREETING: 'hello', EMPTY: '', 'WITH-DASH': 'ünï\ncode' } },
    { script: 'environment-file.js' },
    withOptions('require', (scratch) => `--require ${scratch}/required.cjs`),
    withOptions('import', (scratch) => `--import=${scratch}/imported.mjs --require=${scratch}/required.cjs`),
    withOptions('warnings', () => '--no-warnings --stack-trace-limit=3'),
    withOptions('deprecation', () => '--trace-deprecation --no-deprecation'),
    withOptions('throw-deprecation', () => '--throw-deprecation', { code: 1, stderr: 'an old thing' }),
    withOptions('limits', () => '--max-old-space-size=100 --max-http-header-size=9000 --dns-result-order=ipv4first'),
    withOptions('source-maps', () => '--enable-source-maps --title=renamed'),
    withOptions('unknown', () => '--no-such-option', { code: 9, stderr: 'not allowed in NODE_OPTIONS' }),
    withOptions('missing-file', () => '--require ./nothing.cjs', { code: 1, stderr: 'MODULE_NOT_FOUND' }),
    { name: 'environment-no-warnings', script: 'environment-options.js', env: { NODE_NO_WARNINGS: '1', NODE_DEBUG: 'nothing' } },
    { name: 'environment-pending-deprecation', script: 'environment-options.js', env: { NODE_PENDING_DEPRECATION: '1' } },
    {
        script: 'environment-search-path.js', env: ({ scratch }) => ({ NODE_PATH: `${scratch}/modules-here:/nowhere` }),
        prepare: ({ scratch, scripts }) => {
            fs.mkdirSync(path.join(scratch, 'modules-here'));
            fs.copyFileSync(path.join(scripts, 'support/value.cjs'), path.join(scratch, 'modules-here/from-the-path.js'));
        },
    },
    {
        name: 'environment-coverage', script: 'cjs-basics.cjs', files: true,
        env: ({ scratch }) => ({ NODE_V8_COVERAGE: `${scratch}/coverage` }),
    },
    {
        name: 'environment-compile-cache', script: 'environment-options.js',
        env: ({ scratch }) => ({ NODE_COMPILE_CACHE: `${scratch}/cache` }),
    },
    { script: 'process-shape.js' },
    { script: 'process-events.js' },
    { script: 'process-resources.js' },
    { script: 'process-information.js' },
    { script: 'process-measures.js' },
    { script: 'process-title.js' },
    { script: 'working-directory.js' },
    { script: 'working-directory-removed.js' },
    { script: 'umask.js' },
    { script: 'warnings.js' },
    { script: 'warnings-builtin.js', expect: { stderr: 'DEP0040' } },
    { script: 'warnings-listeners.js', expect: { stderr: 'MaxListenersExceededWarning' } },
    { script: 'report.js', files: true },
    { script: 'identity.js' },
    { script: 'finalization.js', expect: { stdout: 'finalized kept exit' } },
    { script: 'execve.js', expect: { code: 4, stdout: 'sh kept' } },
];
