// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// An exception that nobody takes: node prints it on the process's stderr and ends. Here it is printed on the
// server's, and the reason is kept for Boucle.

const { internalBinding } = require('internal/bootstrap/realm');
const { inspect } = require('internal/util/inspect');
const { arrow_message_private_symbol: arrowMessage } = internalBinding('util').privateSymbols;

/** The line that threw, with a caret, as node shows it above the stack; '' when it cannot be had. */
function excerpt(stack) {
  const place = /^\s+at (?:.* \()?(?:file:\/\/)?(\/[^:()]+):(\d+):(\d+)\)?$/m.exec(stack);
  if (!place) return '';
  try {
    const line = require('fs').readFileSync(decodeURI(place[1]), 'utf8').split('\n')[place[2] - 1];
    if (line === undefined || line.length > 500) return '';
    return `${place[1]}:${place[2]}\n${line}\n${line.slice(0, place[3] - 1).replace(/[^\t]/g, ' ')}^\n\n`;
  } catch {
    return ''; // the file is gone or was never one: the stack alone has to do
  }
}

function textOf(error) {
  try {
    if (!(error instanceof Error) && typeof error?.stack !== 'string') return `Uncaught ${inspect(error)}`;
    const stack = String(error.stack);
    const decorated = !/^\S*(?:Error|Exception)\b/.test(stack);
    // What did not compile has no place in its stack: node keeps the line aside.
    const place = typeof error[arrowMessage] === 'string' ? `${error[arrowMessage].trimEnd()}\n\n` : excerpt(stack);
    return (decorated ? '' : place) + inspect(error);
  } catch {
    return 'Uncaught exception that cannot be shown';
  }
}

function messageOf(error) {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : inspect(error, { depth: 0, compact: true });
  } catch {
    return '';
  }
}

/** Ends the server; never returns, so that node does not print the error once more on the process's stderr. */
function exit(code) {
  process.reallyExit(code);
  for (;;); // interrupted by the exit
}

function report(error) {
  const text = textOf(error);
  native.print(`${text}\n\nNode.js ${process.version}\n`);
  native.uncaught(messageOf(error).split('\n', 1)[0], text);
}

if (native.isMainThread) {
  const handledByNode = process._fatalException;
  process._fatalException = (error, fromPromise) => {
    let handled;
    try {
      handled = handledByNode(error, fromPromise);
    } catch (second) {
      // Thrown by a handler of uncaught exceptions: node's code for that is 7.
      report(second);
      exit(7);
    }
    if (!handled) {
      report(error);
      exit(process.exitCode ?? 1);
    }
    return handled;
  };
}
