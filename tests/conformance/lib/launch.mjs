// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one command the way a shell would, with real pipes, files or a terminal, and reports everything that can
// be seen from outside.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { Reader, contents, openInput, openOutput, openText } from './streams.mjs';

const graceMs = 500;
const running = new Set();

/** Ends the process groups that are still running. Only for the end of the driver itself. */
export function endAll() {
    running.forEach(killGroup);
}

function killGroup(pid) {
    try {
        process.kill(-pid, 'SIGKILL');
    } catch (error) {
        if (error.code !== 'ESRCH')
            throw error;
    }
}

/** True while a process of the group runs; a zombie that nobody has reaped yet does not count. */
function groupRuns(pid) {
    try {
        process.kill(-pid, 0);
    } catch (error) {
        if (error.code === 'ESRCH')
            return false;
        throw error;
    }
    for (const entry of fs.readdirSync('/proc')) {
        if (!/^\d+$/.test(entry))
            continue;
        let stat;
        try {
            stat = fs.readFileSync(`/proc/${entry}/stat`, 'utf8');
        } catch {
            continue; // ended between the listing and the read
        }
        const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (Number(group) === pid && state !== 'Z' && state !== 'X')
            return true;
    }
    return false;
}

/** Ends what the command left behind, and tells whether there was anything. */
async function endGroup(pid) {
    const deadline = performance.now() + graceMs; // what a dying parent takes along may need a moment
    let left;
    while ((left = groupRuns(pid)) && performance.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 10));
    killGroup(pid);
    running.delete(pid);
    return left;
}

function quoted(word) { return `'${word.replaceAll("'", `'\\''`)}'`; }

function inTerminal(line) { return ['script', '-qefc', line, '/dev/null']; }

/** False on a machine without pseudo-terminals. */
export function hasTerminals() {
    const [program, ...args] = inTerminal('test -t 1');
    return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Wraps the command for what spawn cannot do by itself: closed descriptors, a shell's pipe and a terminal. */
function wrapped(argv, spec) {
    if (spec.terminal)
        return inTerminal(`stty cols 100 rows 30 -echo; exec ${argv.map(quoted).join(' ')}`);
    if (spec.stdin?.shell !== undefined)
        return ['/bin/sh', '-c', 'cat .stdin | "$0" "$@"', ...argv];
    const closed = [spec.stdin?.closed && '<&-', spec.stdout === 'closed' && '>&-', spec.stderr === 'closed' && '2>&-'];
    const redirections = closed.filter(Boolean).join(' ');
    return redirections ? ['/bin/sh', '-c', `exec "$0" "$@" ${redirections}`, ...argv] : argv;
}

function listFiles(folder) {
    return fs.readdirSync(folder, { recursive: true }).map((name) => name.replace(/\d+/g, 'N')).sort();
}

/** Does what the case asks of the driver while the command runs. */
async function perform(steps, child, messages, [{ writer }, { reader: stdout }, { reader: stderr }]) {
    for (const step of steps) {
        if (step.after !== undefined)
            await (step.on === 'stderr' ? stderr : stdout).until(step.after);
        while (messages.length < (step.messages ?? 0))
            await once(child, 'message');
        if (step.signal)
            process.kill(step.group ? -child.pid : child.pid, step.signal);
        if (step.write !== undefined)
            writer.write(step.write);
        if (step.end)
            writer.end();
        if (step.send !== undefined)
            child.send(step.send);
        if (step.disconnect)
            child.disconnect();
        if (step.closeStdout)
            await stdout.close();
    }
}

/** Runs `argv` as the case `spec` asks, in the folder `scratch`. Never rejects for what the command does. */
export async function launch(argv, spec, { scratch, cwd, env, limitMs }) {
    const result = { code: null, signal: null, messages: [], files: [], left: false, timedOut: false, failure: '' };
    const watched = spec.steps !== undefined;
    const streams = [
        openInput(spec.terminal ? { open: true } : spec.stdin, scratch),
        openOutput(spec.stdout, scratch, watched),
    ];
    streams.push(spec.stderr === 'stdout' ? { stdio: streams[1].stdio } : openOutput(spec.stderr, scratch, watched));
    const extra = (spec.descriptors ?? []).map((text) => openText(scratch, text));
    const stdio = [...streams.map((stream) => stream.stdio), ...(spec.messages ? ['ipc'] : []), ...extra];

    const started = performance.now();
    const [program, ...args] = wrapped(argv, spec);
    const child = spawn(program, args, { cwd, env, stdio, detached: true });
    const exited = new Promise((resolve) => {
        child.once('error', (error) => {
            result.failure = `cannot start: ${error.message}`;
            resolve();
        });
        child.once('exit', (code, signal) => {
            Object.assign(result, { code, signal });
            resolve();
        });
    });
    const { pid } = child;
    if (pid !== undefined)
        running.add(pid);
    [...streams.map((stream) => stream.fd), ...extra].forEach((fd) => fd !== undefined && fs.closeSync(fd));

    const [input, output, errors] = streams;
    input.writer ??= child.stdin ?? undefined;
    output.reader ??= child.stdout ? new Reader().start(child.stdout, watched) : undefined;
    errors.reader ??= child.stderr ? new Reader().start(child.stderr, watched) : undefined;
    // The script may end before it has read everything; that is for the comparison to judge.
    input.writer?.on('error', () => {});
    if (input.data !== undefined)
        input.writer.end(input.data);
    child.on('message', (message) => result.messages.push(message));
    const limit = setTimeout(() => {
        result.timedOut = true;
        if (pid !== undefined)
            killGroup(pid);
        // A process that left the group may still hold them open.
        [output, errors].forEach(({ reader }) => reader?.stream?.destroy());
    }, limitMs);
    perform(spec.steps ?? [], child, result.messages, streams).catch((error) => {
        if (error.code !== 'ESRCH' && error.code !== 'ERR_IPC_CHANNEL_CLOSED')
            result.failure = `driver: ${error.stack}`;
    });

    await exited;
    streams.forEach((stream) => stream.start?.());
    await Promise.all([output.reader?.ended, errors.reader?.ended]);
    clearTimeout(limit);
    result.ms = Math.round(performance.now() - started);
    if (input.writer && !input.writer.destroyed) {
        input.writer.destroy();
        await once(input.writer, 'close');
    }
    if (child.connected)
        child.disconnect();
    if (pid !== undefined)
        result.left = await endGroup(pid);
    [result.stdout, result.stderr] = [output, errors].map(contents);
    if (spec.files)
        result.files = listFiles(scratch);
    return result;
}
