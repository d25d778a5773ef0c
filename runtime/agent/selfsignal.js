// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// The script's thread is not the process's main one, which would take a signal to the process, some time later. Sent
// to the thread itself it is there when kill() returns, as with node.

if (native.isMainThread) {
  const kill = process._kill;
  process._kill = (pid, number) => (pid === process.pid && number > 0 ? native.raise(number) : kill(pid, number));
}
