// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// The last word before user code is the debugger's, if there is one.

const { internalBinding } = require('internal/bootstrap/realm');

// The number that the main thread's environment has for itself is that of the snapshot it was made from.
const thread = native.isMainThread ? native.mainThread : internalBinding('worker').threadId;

if (!native.isMainThread) {
  // To node the hub, Boucle's way to debug, is the main thread of all of them.
  internalBinding('inspector').MainThreadConnection = class {
    constructor() {
      const call = 'inspector.Session.connectToMainThread()';
      native.notice('refused-call', call);
      const error = new Error(`${call} is not available to a server that runs inside Boucle, because it would reach ` +
        'Boucle itself. Run the server in a separate process to use it.');
      error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
      throw error;
    }
  };
}

// Messages of a debugger are dealt with as interrupts, which are looked for where a function begins.
function seeToMessages() {}

native.enterDebugger(thread);
while (!native.waitForDebugger(thread)) seeToMessages();
