// SPDX-License-Identifier: GPL-3.0-or-later
const phases = {
    'top-level': 5, timer: 5, interval: 5, immediate: 5, 'next-tick': 5, promise: 5, microtask: 5, 'before-exit': 5,
    'exit-listener': 5, 'file-callback': 5, 'server-open': 5, 'sigusr2-listener': 5, 'uncaught-handler': 5,
    'rejection-handler': 5, 'event-listener': 5, 'async-function': 5, 'required-module': 6, 'stream-callback': 5,
    'worker-running': 5, 'child-running': 5, 'really-exit': 7, twice: 8,
};
const values = [['256', 0], ['-1', 255], ['"3"', 3], ['null', 0], ['1.5', 0], ['"x"', 0], ['300', 44]];

export default [
    { script: 'exit-order.js', expect: { code: 9 } },
    { script: 'before-exit.js', expect: { stdout: 'immediate again' } },
    ...Object.entries(phases).map(([phase, code]) => (
        { name: `exit-${phase}`, script: 'exit-phases.js', args: [phase], expect: { code, stdout: `ending ${phase}` } }
    )).map((one) => (['required-module', 'twice'].includes(one.args[0]) ? { ...one, expect: { code: one.expect.code } } : one)),
    { name: 'exit-zero', script: 'exit-phases.js', args: ['timer', '0'] },
    { script: 'exit-module.mjs', expect: { code: 21 } },
    ...values.map(([value, code]) => ({ name: `exit-value-${value.replaceAll('"', '~')}`, script: 'exit-values.js', args: [value], expect: { code } })),
    { script: 'exit-code.js', expect: { code: 42 } },
    { script: 'exit-in-listener-throws.js', expect: { code: 3, stderr: 'in the exit listener' } },
];
