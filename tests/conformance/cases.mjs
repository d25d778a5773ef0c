// SPDX-License-Identifier: GPL-3.0-or-later
// The table. A case:
//   script      file under scripts/; `name` is its name without the ending where none is given
//   args        the script's arguments
//   started     what the command line names instead, where that is not the script's own path
//   relative    the same as a relative path; the working folder is then scripts/ (or the scratch folder)
//   inScratch   the path on the command line is one in the scratch folder, which `prepare` fills
//   missing     the script is meant not to be there
//   prepare     fills the scratch folder (the working folder and TMPDIR) before each of both runs
//   env         more environment: an object, or a function of { scratch, scripts }
//   stdin       a string or buffer through a pipe that then ends, { open }, { closed }, { file }, { socket },
//               { shell } (the shell's own pipe, which can be opened again);
//               nothing means /dev/null
//   stdout, stderr   'file', 'held' (a pipe that nobody reads before the end), 'closed', 'ignore', 'socket', or a
//               device; nothing means a pipe; stderr 'stdout' is the same pipe
//   terminal    the three streams are a terminal
//   descriptors texts of files that are open as 3, 4, …
//   steps       what the driver does once the script has printed `after`: { signal, group }, { write }, { end },
//               { send }, { disconnect }, { closeStdout }; `messages` waits for so many of them, `on: 'stderr'` looks
//               for `after` there
//   messages    the script has an IPC channel; what it sends is compared
//   silent      the node prints nothing
//   files       what the script leaves in the scratch folder is compared
//   expect      how the node itself must end (code, signal; else exit code 0) and what its stdout or stderr holds
//   normalise   names of rules in lib/compare.mjs
import children from './cases/children.mjs';
import endings from './cases/endings.mjs';
import errors from './cases/errors.mjs';
import interfaces from './cases/interfaces.mjs';
import modules from './cases/modules.mjs';
import process from './cases/process.mjs';
import signals from './cases/signals.mjs';
import streams from './cases/streams.mjs';

const all = [modules, process, endings, errors, streams, signals, children, interfaces].flat();

export const cases = all.map((one) => ({ ...one, name: one.name ?? one.script.replace(/\.[cm]?[jt]s$/, '') }));
