// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one command the way a shell would, with real pipes, files or a terminal, and reports everything that can
// be seen from outside.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const running = new Set();

/** Ends the process groups that are still running. Only for the end of the driver itself. */
export function endAll() {
    for (const pid of running)
        killGroup(pid);
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

function makeFifo(file) {
    const made = spawnSync('mkfifo', [file]);
    if (made.error || made.status !== 0)
        throw made.error ?? new Error(`mkfifo: ${made.stderr}`);
    return file;
}

/** Both ends of a named pipe: a pipe like the shell's, where spawn's own would be a pair of sockets. The child's
 *  end blocks, as it does under a shell. */
function openPipe(file, childReads) {
    makeFifo(file);
    const { O_RDONLY, O_WRONLY, O_RDWR, O_NONBLOCK } = fs.constants;
    const both = fs.openSync(file, O_RDWR | O_NONBLOCK); // so that neither open below waits for the other
    const child = fs.openSync(file, childReads ? O_RDONLY : O_WRONLY);
    const driver = fs.openSync(file, (childReads ? O_WRONLY : O_RDONLY) | O_NONBLOCK);
    fs.closeSync(both);
    fs.unlinkSync(file);
    return { child, driver };
}

/** Collects what arrives on a stream. */
class Reader {
    chunks = [];
    text = '';
    waiters = new Set();

    /** `watched`: somebody will wait for texts. */
    start(stream, watched) {
        this.stream = stream;
        this.ended = new Promise((resolve) => stream.once('close', resolve));
        // A reset shows as an early end, which the comparison reports.
        stream.on('error', () => {});
        stream.on('data', (chunk) => {
            this.chunks.push(chunk);
            if (watched)
                this.text += chunk.toString('latin1');
            this.waiters.forEach((check) => check());
        });
        return this;
    }

    /** Resolves once `text` has arrived after the place where the last wait ended. */
    until(text) {
        return new Promise((resolve) => {
            const check = () => {
                const at = this.text.indexOf(text);
                if (at < 0)
                    return;
                this.text = this.text.slice(at + text.length);
                this.waiters.delete(check);
                resolve();
            };
            this.waiters.add(check);
            check();
        });
    }

    bytes() { return Buffer.concat(this.chunks); }
}

function fifoStream(fd, reads) {
    return new net.Socket({ fd, readable: reads, writable: !reads, allowHalfOpen: true });
}

function quoted(word) { return `'${word.replaceAll("'", `'\\''`)}'`; }

/** Wraps the command for what spawn cannot do by itself: closed descriptors, a shell's pipe and a terminal. */
function wrapped(argv, spec) {
    if (spec.terminal) {
        const line = `stty cols 100 rows 30 -echo; exec ${argv.map(quoted).join(' ')}`;
        return ['script', '-qefc', line, '/dev/null'];
    }
    if (spec.stdin?.shell !== undefined)
        return ['/bin/sh', '-c', 'cat .stdin | "$0" "$@"', ...argv];
    const closed = [spec.stdin?.closed && '<&-', spec.stdout === 'closed' && '>&-', spec.stderr === 'closed' && '2>&-'];
    const redirections = closed.filter(Boolean).join(' ');
    return redirections ? ['/bin/sh', '-c', `exec "$0" "$@" ${redirections}`, ...argv] : argv;
}

function listFiles(folder) {
    return fs.readdirSync(folder, { recursive: true }).map((name) => name.replace(/\d+/g, 'N')).sort();
}

/** What the child gets as one of its three streams: { stdio, reader | writer, close }. */
function openStream(number, wanted, scratch, watched) {
    const name = ['stdin', 'stdout', 'stderr'][number];
    if (number === 0) {
        if (wanted === undefined || wanted.closed)
            return { stdio: 'ignore' };
        if (wanted.socket !== undefined)
            return { stdio: 'pipe', data: wanted.socket };
        if (wanted.shell !== undefined) {
            fs.writeFileSync(path.join(scratch, '.stdin'), wanted.shell);
            return { stdio: 'ignore' };
        }
        if (wanted.file !== undefined) {
            const file = path.join(scratch, '.stdin');
            fs.writeFileSync(file, wanted.file);
            const fd = fs.openSync(file, 'r');
            fs.unlinkSync(file);
            return { stdio: fd, fd };
        }
        const { child, driver } = openPipe(path.join(scratch, `.${name}`), true);
        return { stdio: child, fd: child, writer: fifoStream(driver, false), data: wanted.open ? undefined : wanted };
    }
    if (wanted === 'file') {
        const file = path.join(scratch, `.${name}`);
        const fd = fs.openSync(file, 'w+');
        fs.unlinkSync(file);
        return { stdio: fd, fd, file: fs.openSync(`/proc/self/fd/${fd}`, 'r') };
    }
    if (wanted === 'closed' || wanted === 'ignore')
        return { stdio: 'ignore' };
    if (wanted === 'socket')
        return { stdio: 'pipe' };
    if (wanted?.startsWith('/')) {
        const fd = fs.openSync(wanted, 'w');
        return { stdio: fd, fd };
    }
    const { child, driver } = openPipe(path.join(scratch, `.${name}`), false);
    const reader = new Reader();
    const start = () => reader.start(fifoStream(driver, true), watched);
    if (wanted === 'held')
        return { stdio: child, fd: child, reader, start };
    start();
    return { stdio: child, fd: child, reader };
}

/** Runs `argv` as the case `spec` asks, in the folder `scratch`. Never rejects for what the command does. */
export async function launch(argv, spec, { scratch, cwd, env, limitMs }) {
    const watched = spec.steps !== undefined;
    const streams = [
        openStream(0, spec.terminal ? { open: true } : spec.stdin, scratch),
        openStream(1, spec.stdout, scratch, watched),
    ];
    streams.push(spec.stderr === 'stdout' ? { stdio: streams[1].stdio } : openStream(2, spec.stderr, scratch, watched));
    const stdio = streams.map((stream) => stream.stdio);
    if (spec.messages)
        stdio.push('ipc');
    const extra = (spec.descriptors ?? []).map((text, i) => {
        const file = path.join(scratch, `.extra${i}`);
        fs.writeFileSync(file, text);
        const fd = fs.openSync(file, 'r');
        fs.unlinkSync(file);
        return fd;
    });
    stdio.push(...extra);

    const started = performance.now();
    const [program, ...args] = wrapped(argv, spec);
    const child = spawn(program, args, { cwd, env, stdio, detached: true });
    const result = { code: null, signal: null, messages: [], files: [], left: false, timedOut: false, failure: '' };
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
    if (child.pid !== undefined)
        running.add(child.pid);
    [...streams.map((stream) => stream.fd), ...extra].forEach((fd) => fd !== undefined && fs.closeSync(fd));

    if (spec.stdin?.socket !== undefined)
        streams[0].writer = child.stdin;
    for (const [i, pipe] of [[1, child.stdout], [2, child.stderr]]) {
        if (pipe)
            streams[i].reader = new Reader().start(pipe);
    }
    const [{ writer, data }, { reader: stdout }, { reader: stderr }] = streams;
    // The script may end before it has read everything; that is for the comparison to judge.
    writer?.on('error', () => {});
    if (data !== undefined)
        writer.end(data);
    child.on('message', (message) => result.messages.push(message));

    const limit = setTimeout(() => {
        result.timedOut = true;
        if (child.pid !== undefined)
            killGroup(child.pid);
    }, limitMs);
    const steps = async () => {
        for (const step of spec.steps ?? []) {
            if (step.after !== undefined)
                await (step.on === 'stderr' ? stderr : stdout).until(step.after);
            while (result.messages.length < (step.messages ?? 0))
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
            if (step.closeStdout) {
                stdout.stream.destroy();
                await stdout.ended;
            }
        }
    };
    steps().catch((error) => {
        if (error.code !== 'ESRCH' && error.code !== 'ERR_IPC_CHANNEL_CLOSED')
            result.failure = `driver: ${error.stack}`;
    });

    await exited;
    streams.forEach((stream) => stream.start?.());
    await Promise.all([stdout?.ended, stderr?.ended]);
    clearTimeout(limit);
    result.ms = Math.round(performance.now() - started);
    if (writer && !writer.destroyed) {
        writer.destroy();
        await once(writer, 'close');
    }
    if (child.connected)
        child.disconnect();
    if (child.pid !== undefined) {
        // What a dying parent took along may need a moment; what stays after that was left behind.
        const deadline = performance.now() + 500;
        while ((result.left = groupRuns(child.pid)) && performance.now() < deadline)
            await new Promise((resolve) => setTimeout(resolve, 10));
        killGroup(child.pid);
        running.delete(child.pid);
    }
    const contents = streams.map(({ reader, file }) => {
        if (reader)
            return reader.bytes();
        const bytes = file === undefined ? Buffer.alloc(0) : fs.readFileSync(file);
        if (file !== undefined)
            fs.closeSync(file);
        return bytes;
    });
    [, result.stdout, result.stderr] = contents;
    if (spec.files)
        result.files = listFiles(scratch);
    return result;
}
