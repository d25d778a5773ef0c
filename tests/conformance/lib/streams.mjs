// SPDX-License-Identifier: GPL-3.0-or-later
// What a command gets as its standard streams, and the driver's ends of them.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const batch = 200;
let unusedPipes = [];
let pipesMade = 0;

/** The path of a named pipe that nobody has opened. They are made many at a time: a spawn that is waited for stops
 *  the reading of every other run. */
function unusedPipe(folder) {
    if (unusedPipes.length === 0) {
        unusedPipes = Array.from({ length: batch }, () => path.join(folder, `pipe-${pipesMade++}`));
        const made = spawnSync('mkfifo', unusedPipes);
        if (made.error || made.status !== 0)
            throw made.error ?? new Error(`mkfifo: ${made.stderr}`);
    }
    return unusedPipes.pop();
}

/** Both ends of a named pipe: a pipe like the shell's, where spawn's own would be a pair of sockets. The child's
 *  end blocks, as it does under a shell. */
function openPipe(scratch, childReads) {
    const file = unusedPipe(path.dirname(scratch));
    const { O_RDONLY, O_WRONLY, O_RDWR, O_NONBLOCK } = fs.constants;
    const both = fs.openSync(file, O_RDWR | O_NONBLOCK); // so that neither open below waits for the other
    const child = fs.openSync(file, childReads ? O_RDONLY : O_WRONLY);
    const driver = fs.openSync(file, (childReads ? O_WRONLY : O_RDONLY) | O_NONBLOCK);
    fs.closeSync(both);
    fs.unlinkSync(file);
    return { child, driver };
}

function pipeStream(fd, reads) {
    return new net.Socket({ fd, readable: reads, writable: !reads, allowHalfOpen: true });
}

/** A file without a name that holds `text`, open for reading. */
export function openText(scratch, text) {
    const file = path.join(scratch, '.text');
    fs.writeFileSync(file, text);
    const fd = fs.openSync(file, 'r');
    fs.unlinkSync(file);
    return fd;
}

/** Collects what arrives on a stream. */
export class Reader {
    #chunks = [];
    #text = '';
    #waiters = new Set();

    /** `watched`: somebody will wait for texts. */
    start(stream, watched) {
        this.stream = stream;
        this.ended = new Promise((resolve) => stream.once('close', resolve));
        // A reset shows as an early end, which the comparison reports.
        stream.on('error', () => {});
        stream.on('data', (chunk) => {
            this.#chunks.push(chunk);
            if (watched)
                this.#text += chunk.toString('latin1');
            this.#waiters.forEach((check) => check());
        });
        return this;
    }

    /** Resolves once `text` has arrived after the place where the last wait ended. */
    until(text) {
        return new Promise((resolve) => {
            const check = () => {
                const at = this.#text.indexOf(text);
                if (at < 0)
                    return;
                this.#text = this.#text.slice(at + text.length);
                this.#waiters.delete(check);
                resolve();
            };
            this.#waiters.add(check);
            check();
        });
    }

    async close() {
        this.stream.destroy();
        await this.ended;
    }

    bytes() { return Buffer.concat(this.#chunks); }
}

/** The standard input as the case wants it: { stdio, fd, writer, data }. `fd` is to be closed after the spawn. */
export function openInput(wanted, scratch) {
    if (wanted === undefined || wanted.closed)
        return { stdio: 'ignore' };
    if (wanted.socket !== undefined)
        return { stdio: 'pipe', data: wanted.socket };
    if (wanted.shell !== undefined) {
        fs.writeFileSync(path.join(scratch, '.stdin'), wanted.shell);
        return { stdio: 'ignore' };
    }
    if (wanted.file !== undefined) {
        const fd = openText(scratch, wanted.file);
        return { stdio: fd, fd };
    }
    const { child, driver } = openPipe(scratch, true);
    return { stdio: child, fd: child, writer: pipeStream(driver, false), data: wanted.open ? undefined : wanted };
}

/** A standard output as the case wants it: { stdio, fd, reader, file, start }; `start` lets a held one flow. */
export function openOutput(wanted, scratch, watched) {
    if (wanted === 'closed' || wanted === 'ignore')
        return { stdio: 'ignore' };
    if (wanted === 'socket')
        return { stdio: 'pipe' };
    if (wanted === 'file') {
        const name = path.join(scratch, '.output');
        const fd = fs.openSync(name, 'w');
        const file = fs.openSync(name, 'r');
        fs.unlinkSync(name);
        return { stdio: fd, fd, file };
    }
    if (wanted?.startsWith('/')) {
        const fd = fs.openSync(wanted, 'w');
        return { stdio: fd, fd };
    }
    const { child, driver } = openPipe(scratch, false);
    const reader = new Reader();
    const start = () => reader.start(pipeStream(driver, true), watched);
    if (wanted === 'held')
        return { stdio: child, fd: child, reader, start };
    start();
    return { stdio: child, fd: child, reader };
}

/** All that the command wrote to the stream. */
export function contents({ reader, file }) {
    if (reader)
        return reader.bytes();
    if (file === undefined)
        return Buffer.alloc(0);
    const bytes = fs.readFileSync(file);
    fs.closeSync(file);
    return bytes;
}
