// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global Buffer, process, performance, require, native */
// Records the server's HTTP requests, and those that it makes itself, into memory that another thread reads. Where there
// are many only some are recorded, so that watching costs next to nothing at any rate.
//
// Nothing of this listens to the channels or events of every request, and nothing is changed of a response: objects of
// another shape, and listeners that come and go, make the engine throw code away that it has optimised for all of them.

const { subscribe } = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');

// As RequestRing has it.
const headerBytes = 64;
const recordBytes = 320;
const textOffset = 80;
const textBytes = 240;
const capacity = 2048;
const [HEAD, TAIL, DROPPED] = [0, 1, 2];
const [LEFT, OUTGOING_LEFT] = [3, 6]; // how many may be recorded until more is allowed, from outside
const COUNT = 1; // of doubles
const [BEGIN, END, OUTGOING_BEGIN, OUTGOING_END] = [0, 1, 2, 3];

const header = new Int32Array(native.requestRing, 0, headerBytes / 4);
const counts = new Float64Array(native.requestRing, 8, headerBytes / 8);
const numbers = new Float64Array(native.requestRing);
const bytes = Buffer.from(native.requestRing);

const clock = performance; // a script may put its own in the place
const offset = native.now() - clock.now();
const nowMs = () => clock.now() + offset;

/** One event. Fields that it does not have are 0. */
function write(kind, id, parent, status, isAborted, time, firstByte, synchronous, size, text) {
  const head = header[HEAD] >>> 0;
  if (((head - Atomics.load(header, TAIL)) >>> 0) === capacity) {
    header[DROPPED] += 1;
    return;
  }
  const at = headerBytes + (head % capacity) * recordBytes;
  const index = at / 8;
  numbers[index] = kind;
  numbers[index + 1] = id;
  numbers[index + 2] = parent;
  numbers[index + 3] = status;
  numbers[index + 4] = isAborted ? 1 : 0;
  numbers[index + 5] = time;
  numbers[index + 6] = firstByte;
  numbers[index + 7] = synchronous;
  numbers[index + 8] = size;
  numbers[index + 9] = text === '' ? 0 : bytes.utf8Write(text, at + textOffset, textBytes);
  Atomics.store(header, HEAD, (head + 1) | 0);
}

const context = new AsyncLocalStorage();
let lastId = 0;

const { ServerResponse } = require('http');
const { assignSocket, _storeHeader: storeHeader } = ServerResponse.prototype;
const { requestCount } = native;

const unanswered = new Map(); // responses of recorded requests: what is known of them
const routes = new WeakMap(); // of recorded responses, as a framework has told

function count() {
  counts[COUNT] += 1;
  if (requestCount !== undefined) requestCount[0] += 1;
}

function begin(response, socket) {
  const request = response.req;
  if (!request) return;
  const time = nowMs();
  const id = ++lastId;
  const sentBefore = socket.bytesWritten;
  const known = { firstByte: 0 };
  let synchronous = 0;
  unanswered.set(response, known);
  context.enterWith(id);
  write(BEGIN, id, 0, 0, false, time, 0, 0, 0, `${request.method} ${request.url}`);
  // What has been begun with goes on when the handler has given the loop back.
  process.nextTick(() => { synchronous = nowMs() - time; });
  response.once('close', () => {
    unanswered.delete(response);
    const route = routes.get(response) ?? request.route?.path;
    write(END, id, 0, response.headersSent ? response.statusCode : 0, !response.writableFinished, nowMs(), known.firstByte,
      synchronous || nowMs() - time, socket.bytesWritten - sentBefore,
      typeof route === 'string' ? `${request.baseUrl ?? ''}${route}` : '');
  });
}

// Every response is given its socket before the handler is called.
ServerResponse.prototype.assignSocket = function(socket) {
  count();
  if (header[LEFT] > 0) {
    header[LEFT] -= 1;
    begin(this, socket);
  }
  return Reflect.apply(assignSocket, this, [socket]);
};

ServerResponse.prototype._storeHeader = function(firstLine, headers) {
  if (unanswered.size > 0) {
    const known = unanswered.get(this);
    if (known !== undefined) {
      known.firstByte = nowMs();
      unanswered.delete(this);
    }
  }
  return Reflect.apply(storeHeader, this, [firstLine, headers]);
};

// Express knows the route itself; Fastify tells it.
subscribe('tracing:fastify.request.handler:start', ({ reply, route }) => {
  if (unanswered.has(reply.raw)) routes.set(reply.raw, route.url);
});

// HTTP/2 has its own objects, and channels that nobody pays for who does not speak it.
const streams = new WeakMap(); // of recorded requests: what is known of them

subscribe('http2.server.stream.start', ({ stream, headers }) => {
  count();
  if (header[LEFT] <= 0) return;
  header[LEFT] -= 1;
  const known = { id: ++lastId, time: nowMs(), firstByte: 0, synchronous: 0 };
  streams.set(stream, known);
  context.enterWith(known.id);
  write(BEGIN, known.id, 0, 0, false, known.time, 0, 0, 0, `${headers[':method']} ${headers[':path']}`);
  // The handler is called in a tick of its own, which comes next.
  process.nextTick(() => process.nextTick(() => { known.synchronous = nowMs() - known.time; }));
});
subscribe('http2.server.stream.finish', ({ stream }) => {
  const known = streams.get(stream);
  if (known !== undefined && known.firstByte === 0) known.firstByte = nowMs();
});
subscribe('http2.server.stream.close', ({ stream }) => {
  const known = streams.get(stream);
  if (known === undefined) return;
  streams.delete(stream);
  const end = nowMs();
  write(END, known.id, 0, stream.sentHeaders?.[':status'] ?? 0, stream.aborted, end, known.firstByte,
    known.synchronous || end - known.time, Number(stream.sentHeaders?.['content-length'] ?? 0), '');
});

const outgoing = new WeakMap();

function beginOutgoing(request, text) {
  if (header[OUTGOING_LEFT] <= 0) return;
  header[OUTGOING_LEFT] -= 1;
  const time = nowMs();
  const id = ++lastId;
  outgoing.set(request, id);
  write(OUTGOING_BEGIN, id, context.getStore() ?? 0, 0, false, time, 0, 0, 0, text);
}

function endOutgoing(request, status, isAborted) {
  const id = outgoing.get(request);
  if (id === undefined) return;
  outgoing.delete(request);
  write(OUTGOING_END, id, 0, status, isAborted, nowMs(), 0, 0, 0, '');
}

const beginClient = ({ request }) =>
  beginOutgoing(request, `${request.method} ${request.protocol}//${request.getHeader('host') ?? request.host}${request.path}`);
const beginFetch = ({ request }) => beginOutgoing(request, `${request.method} ${request.origin}${request.path}`);

subscribe('http.client.response.finish', ({ request, response }) => endOutgoing(request, response.statusCode, false));
subscribe('http.client.request.error', ({ request }) => endOutgoing(request, 0, true));
const statuses = new WeakMap();
subscribe('undici:request:headers', ({ request, response }) => {
  if (outgoing.has(request)) statuses.set(request, response.statusCode);
});
subscribe('undici:request:trailers', ({ request }) => endOutgoing(request, statuses.get(request) ?? 0, false));
subscribe('undici:request:error', ({ request }) => endOutgoing(request, 0, true));

subscribe('http.client.request.start', beginClient);
subscribe('undici:request:create', beginFetch);
