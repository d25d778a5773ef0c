// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Two events that answer each other by way of ticks.
const { EventEmitter } = require('node:events');

const emitter = new EventEmitter();
emitter.on('ping', () => process.nextTick(() => emitter.emit('pong')));
emitter.on('pong', () => process.nextTick(() => emitter.emit('ping')));
console.log('ready');
emitter.emit('ping');
