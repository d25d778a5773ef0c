// SPDX-License-Identifier: GPL-3.0-or-later
const steps = (...signals) => signals.map((signal, i) => ({ after: i === 0 ? 'ready\n' : `got ${signals[i - 1]}`, signal }));
const handled = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGQUIT', 'SIGALRM', 'SIGPIPE', 'SIGCONT', 'SIGWINCH'];
const fatal = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGQUIT', 'SIGALRM', 'SIGKILL'];
const short = (signal) => signal.slice(3).toLowerCase();

export default [
    ...handled.map((signal) => ({
        name: `signal-${short(signal)}-handled`, script: 'signal-wait.js', args: [`${signal}=exit:11`], steps: steps(signal),
        expect: { code: 11, stdout: `got ${signal}` },
    })),
    ...fatal.map((signal) => ({
        name: `signal-${short(signal)}-default`, script: 'signal-wait.js', steps: steps(signal), expect: { signal, stdout: 'ready' },
    })),
    ...['SIGPIPE', 'SIGCHLD'].map((signal) => ({
        name: `signal-${short(signal)}-ignored`, script: 'signal-wait.js', args: ['SIGUSR2=end'],
        steps: [{ after: 'ready\n', signal }, { signal: 'SIGUSR2' }], expect: { stdout: 'exit 0' },
    })),
    { name: 'signal-ends-naturally', script: 'signal-wait.js', args: ['SIGTERM=end'], steps: steps('SIGTERM') },
    {
        name: 'signal-twice', script: 'signal-wait.js', args: ['SIGINT=once'], steps: steps('SIGINT', 'SIGINT'),
        expect: { signal: 'SIGINT', stdout: 'got SIGINT 2' },
    },
    {
        name: 'signal-several', script: 'signal-wait.js', args: ['SIGHUP=log', 'SIGUSR2=log', 'SIGTERM=exit:3'],
        steps: steps('SIGHUP', 'SIGUSR2', 'SIGHUP', 'SIGTERM'), expect: { code: 3 },
    },
    {
        name: 'signal-listener-removed', script: 'signal-wait.js', args: ['SIGTERM=default'], steps: steps('SIGTERM'),
        expect: { signal: 'SIGTERM' },
    },
    {
        name: 'signal-to-the-group', script: 'signal-wait.js', args: ['SIGINT=exit:6'],
        steps: [{ after: 'ready\n', signal: 'SIGINT', group: true }], expect: { code: 6 },
    },
    {
        name: 'signal-while-a-child-runs', script: 'signal-in-child-wait.js', expect: { stdout: 'child handles' },
        steps: [{ after: 'ready\n', on: 'stderr', signal: 'SIGINT', group: true }],
    },
    ...['signal-busy.js', 'signal-busy-microtasks.mjs', 'signal-blocked.js'].map((script) => (
        { script, steps: steps('SIGTERM'), expect: { signal: 'SIGTERM' } })),
    { name: 'signal-busy-interrupt', script: 'signal-busy.js', steps: steps('SIGINT'), expect: { signal: 'SIGINT' } },
    ...['SIGTERM', 'SIGINT', 'SIGUSR2', 'SIGKILL', 'SIGSEGV'].map((signal) => (
        { name: `signal-self-${short(signal)}`, script: 'signal-self.js', args: [signal], silent: true, expect: { signal } })),
    ...['SIGTERM', 'SIGHUP', 'SIGUSR2'].map((signal) => ({
        name: `signal-self-${short(signal)}-handled`, script: 'signal-self.js', args: [signal, 'handled'], expect: { stdout: `got ${signal}` },
    })),
    { script: 'signal-self-invalid.js' },
    { script: 'signal-group.js' },
    { script: 'abort.js', normalise: ['machineFrames'], expect: { signal: 'SIGABRT', stderr: 'JavaScript stack trace' } },
];
