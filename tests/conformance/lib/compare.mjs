// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as the same behaviour. Both commands run in the same folder on the same script, so paths need no
// treatment; everything that is allowed to differ stands here.

/** Applied to every standard error text. */
const always = [
    // The process id in warnings.
    [/\((node|Worker):\d+\)/g, '($1:PID)'],
    // The name of the host in hints about its own options.
    [/^\(Use `\S+ --/gm, '(Use `node --'],
    [/^\S*\b(?:node|boucle): (?=.*NODE_OPTIONS)/gm, 'node: '],
];

/** Applied to both texts of a case that names them. */
const named = {
    // Measured times in the reports of node:test.
    durations: [
        [/\(\d+(?:\.\d+)?m?s\)/g, '(TIME)'],
        [/duration_ms:? \d+(?:\.\d+)?/g, 'duration_ms TIME'],
        [/ time="\d+(?:\.\d+)?"/g, ' time="TIME"'],
    ],
    // The host's machine frames under an abort: addresses and load paths of the host, not of the script.
    machineFrames: [[/----- Native stack trace -----\n\n(?: *\d+: 0x.*\n)*/g, '----- Native stack trace -----\n\n']],
    // The address of an inspector: a free port and a fresh identifier.
    inspectorAddress: [[/ws:\/\/127\.0\.0\.1:\d+\/[-\da-f]+/g, 'ws://127.0.0.1:PORT/ID']],
    // Process ids in a printed error of a child.
    childIds: [[/\bpid: \d+/g, 'pid: PID']],
    // An out-of-memory report is numbers around one line.
    outOfMemory: [[/^(?!FATAL ERROR: ).*\n/gm, '']],
};

export const normaliserNames = Object.keys(named);

function normalise(bytes, rules) {
    if (rules.length === 0)
        return bytes;
    const text = rules.reduce((result, [pattern, to]) => result.replace(pattern, to), bytes.toString('latin1'));
    return Buffer.from(text, 'latin1');
}

export function ending({ code, signal, timedOut, failure }) {
    if (failure)
        return failure;
    if (timedOut)
        return 'no end within the limit';
    return signal ? `signal ${signal}` : `exit ${code}`;
}

const shown = 6;

function clip(line) {
    const text = JSON.stringify(line).slice(1, -1).replaceAll('\\"', '"');
    return text.length > 150 ? `${text.slice(0, 150)}… (${line.length} characters)` : text;
}

/** The lines around the first difference: `-` the node, `+` boucle. */
function textDifference(a, b) {
    const from = a.toString('utf8').split('\n');
    const to = b.toString('utf8').split('\n');
    let start = 0;
    while (start < from.length && start < to.length && from[start] === to[start])
        start++;
    let endA = from.length;
    let endB = to.length;
    while (endA > start && endB > start && from[endA - 1] === to[endB - 1]) {
        endA--;
        endB--;
    }
    const lines = [`at line ${start + 1} of ${from.length} and ${to.length} (${a.length} and ${b.length} bytes)`];
    const side = (mark, all, end) => {
        all.slice(start, Math.min(end, start + shown)).forEach((line) => lines.push(`${mark} ${clip(line)}`));
        if (end - start > shown)
            lines.push(`${mark} … ${end - start - shown} more lines`);
    };
    side('-', from, endA);
    side('+', to, endB);
    return lines;
}

/** The differences of two runs of one case, each { what, lines }; empty when they behave the same. */
export function differences(spec, node, boucle) {
    const found = [];
    const own = (spec.normalise ?? []).flatMap((name) => named[name]);
    const compare = (what, rules) => {
        const a = normalise(node[what], rules);
        const b = normalise(boucle[what], rules);
        if (!a.equals(b))
            found.push({ what, lines: textDifference(a, b) });
    };
    const values = (what, a, b) => {
        if (a !== b)
            found.push({ what, lines: [`- ${clip(a)}`, `+ ${clip(b)}`] });
    };
    values('exit', ending(node), ending(boucle));
    compare('stdout', spec.stderr === 'stdout' ? [...always, ...own] : own);
    compare('stderr', [...always, ...own]);
    values('messages', JSON.stringify(node.messages), JSON.stringify(boucle.messages));
    values('files', node.files.join(' '), boucle.files.join(' '));
    values('processes left', String(node.left), String(boucle.left));
    return found;
}

/** Why the reference run is not what the case is about; without this two equal failures would pass. */
export function unexpected(spec, node) {
    const { code = 0, signal = null, stdout, stderr } = spec.expect ?? {};
    const found = [];
    const wanted = signal ? `signal ${signal}` : `exit ${code}`;
    if (ending(node) !== wanted)
        found.push(`the node ended with ${ending(node)} where the case expects ${wanted}`);
    for (const [what, part] of Object.entries({ stdout, stderr })) {
        if (part !== undefined && !node[what].includes(part))
            found.push(`the node's ${what} lacks ${JSON.stringify(part)}`);
    }
    const seen = node.stdout.length + node.stderr.length + node.messages.length + node.files.length;
    if (seen === 0 && !spec.silent)
        found.push('the node printed nothing');
    if (node.left)
        found.push('the node left processes behind');
    if (found.length === 0)
        return [];
    const tail = node.stderr.toString('utf8').split('\n').slice(0, 12).map(clip);
    return [...found, ...tail.map((line) => `  ${line}`)];
}
