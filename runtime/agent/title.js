// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global process, require, native */
// The process belongs to this server, but its main thread, whose name `ps` shows, is another one.

if (native.isMainThread) {
  Object.defineProperty(process, 'title', {
    configurable: false,
    enumerable: true,
    get: () => native.processTitle(),
    set: (value) => native.setProcessTitle(String(value)),
  });
}
