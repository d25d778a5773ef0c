// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global require, native */
// The inspector's sessions of all servers. To node, the environments of servers, main ones and those of worker
// threads alike, are workers of this one. Here each server is given a session of its own, with its worker threads
// behind a NodeWorker domain, as a process of its own would offer them.
//
// node aborts when something is sent to an environment that is just being torn down: nothing is sent before a thread
// has entered and after it has left.
//
// Messages are JSON texts. Returned are the functions that InspectorHub calls.

const { Session } = require('inspector');

// Answers to what is sent from here carry this id and are kept from clients, who count upwards.
const ownId = -1;
const ownAnswer = `{"id":${ownId},`;

const hub = new Session();
const servers = new Map(); // by id
const threads = new Map(); // by number
const sessions = new Map(); // threads, by node's id of the session

/** The environment of a thread. */
class Thread {
  constructor(number) {
    this.number = number;
    this.server = undefined; // from when it has entered
    this.sessionId = undefined; // from when node has told of it
    this.info = undefined;
    this.hasLeft = false;
    this.isMain = false; // of its server
    this.isDetached = false; // by us: what it has sent before is still to come
    this.isHeld = false; // it waits for its debugger before its first line
    this.waiting = []; // messages to it, until it is reachable
  }

  get isReachable() {
    return this.server !== undefined && this.sessionId !== undefined && !this.hasLeft;
  }

  send(message) {
    if (this.hasLeft) return;
    if (!this.isReachable) {
      this.waiting.push(message);
      return;
    }
    hub.post('NodeWorker.sendMessageToWorker', { sessionId: this.sessionId, message });
    if (this.isMain && message.includes('"Debugger.enable"')) native.debuggerEnabled(this.server.id);
    if (!this.isHeld) return;
    native.knock(this.number);
    if (message.includes('Runtime.runIfWaitingForDebugger')) this.letRun();
  }

  letRun() {
    this.isHeld = false;
    native.letRun(this.number);
  }

  /** Has both news of it; or the one that was missing. */
  become() {
    if (!this.isReachable) return;
    this.server.add(this);
    for (const message of this.waiting.splice(0)) this.send(message);
  }

  command(method) {
    this.send(JSON.stringify({ id: ownId, method }));
  }

  /** Runs on, whatever holds it. */
  resume() {
    if (!this.isReachable) return;
    this.letRun();
    this.command('Runtime.runIfWaitingForDebugger');
    this.command('Debugger.disable');
  }

  release() {
    if (!this.isReachable) return;
    this.resume();
    this.isDetached = true;
    hub.post('NodeWorker.detach', { sessionId: this.sessionId });
  }
}

class Server {
  constructor(id) {
    this.id = id;
    this.main = new Thread(); // stands in for the real one, until that is reachable
    this.workers = new Map(); // reachable ones, by session
    this.listens = false; // to its workers
    this.isReleased = false;
  }

  tell(method, params) {
    native.deliver(this.id, JSON.stringify({ method, params }));
  }

  add(thread) {
    if (thread.isMain) {
      thread.waiting.unshift(...this.main.waiting);
      this.main = thread;
    } else {
      this.workers.set(thread.sessionId, thread);
      if (this.listens) this.announce(thread);
    }
    if (this.isReleased) thread.release();
  }

  announce({ sessionId, info, isHeld }) {
    this.tell('NodeWorker.attachedToWorker', { sessionId, workerInfo: info, waitingForDebugger: isHeld });
  }

  remove({ sessionId }) {
    if (this.workers.delete(sessionId) && this.listens) this.tell('NodeWorker.detachedFromWorker', { sessionId });
  }

  receive(thread, message) {
    if (message.startsWith(ownAnswer) || isOfEvaluation(message)) return;
    if (thread === this.main) native.deliver(this.id, message);
    else if (this.listens) this.tell('NodeWorker.receivedMessageFromWorker', { sessionId: thread.sessionId, message });
  }

  send(message) {
    // Whether it is one of ours is looked at closely only if it may be: most are not, and some are large.
    if (!message.includes('NodeWorker.') || !this.answer(message)) this.main.send(message);
  }

  /** False when the message is not for here. */
  answer(text) {
    const { id, method, params } = parse(text);
    if (!Object.hasOwn(Server.commands, method)) return false;
    const error = Server.commands[method].call(this, Object(params));
    native.deliver(this.id, JSON.stringify(error ? { id, error: { code: -32602, message: error } } : { id, result: {} }));
    return true;
  }

  static commands = {
    'NodeWorker.enable'({ waitForDebuggerOnStart }) {
      native.holdWorkers(this.id, waitForDebuggerOnStart === true && !this.isReleased);
      if (this.listens) return;
      this.listens = true;
      for (const thread of this.workers.values()) this.announce(thread);
    },
    'NodeWorker.disable'() {
      this.listens = false;
      native.holdWorkers(this.id, false);
      for (const thread of this.workers.values()) thread.resume();
    },
    'NodeWorker.sendMessageToWorker'({ sessionId, message }) {
      const thread = this.workers.get(sessionId);
      if (!thread || typeof message !== 'string') return 'No such worker session';
      thread.send(message);
    },
    'NodeWorker.detach'({ sessionId }) {
      const thread = this.workers.get(sessionId);
      if (!thread) return 'No such worker session';
      thread.release();
    },
  };

  release() {
    this.isReleased = true;
    this.main.release();
    this.releaseWorkers();
  }

  releaseWorkers() {
    for (const thread of this.workers.values()) thread.release();
  }
}

/**
 * The news of a script without a name and a map. Each evaluation makes one, also each condition of a breakpoint in a
 * loop: they are kept from the UI thread, which would read and drop them.
 */
function isOfEvaluation(message) {
  return scriptWithoutName.test(message) && message.includes('"sourceMapURL":""');
}
const scriptWithoutName = /^\{"method":"Debugger\.scriptParsed","params":\{"scriptId":"\d+","url":"",/;

function parse(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {}; // the engine says what is wrong with it
  }
}

function find(map, key, Kind) {
  if (!map.has(key)) map.set(key, new Kind(key));
  return map.get(key);
}

hub.connect();
hub.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
  // "[worker 5] name": the number is the thread's.
  const thread = find(threads, Number(/\d+/.exec(workerInfo.title)?.[0]), Thread);
  sessions.set(sessionId, thread);
  thread.sessionId = sessionId;
  thread.info = workerInfo;
  thread.become();
});
hub.on('NodeWorker.receivedMessageFromWorker', ({ params: { sessionId, message } }) => {
  const thread = sessions.get(sessionId);
  thread?.server?.receive(thread, message);
});
hub.on('NodeWorker.detachedFromWorker', ({ params: { sessionId } }) => {
  const thread = sessions.get(sessionId);
  if (!thread) return;
  thread.hasLeft = true;
  if (!thread.isDetached) sessions.delete(sessionId);
  thread.server?.remove(thread);
});
hub.post('NodeWorker.enable', { waitForDebuggerOnStart: false });

return {
  /** A thread may be reached from now on. */
  enter(id, number, ...facts) {
    const [isMain, isHeld, isReleased] = facts.map(Boolean);
    const thread = find(threads, number, Thread);
    thread.server = find(servers, id, Server);
    thread.server.isReleased ||= isReleased;
    thread.isMain = isMain;
    thread.isHeld = isHeld;
    thread.become();
  },
  /** A thread's environment is about to be torn down. */
  leave(id, number, isMain) {
    const thread = threads.get(number);
    if (thread) thread.hasLeft = true;
    threads.delete(number);
    // Its end waits for that of its threads.
    if (isMain) servers.get(id)?.releaseWorkers();
  },
  send(id, message) {
    find(servers, id, Server).send(message);
  },
  /** From now on nothing holds the server and its threads, those to come included. */
  release(id) {
    servers.get(id)?.release();
  },
  /** The server has ended or was let go: what it has sent is told first. */
  finish(id) {
    setImmediate(() => {
      servers.delete(id);
      for (const [sessionId, thread] of sessions) {
        if (thread.server?.id !== id) continue;
        thread.hasLeft = true;
        sessions.delete(sessionId);
        threads.delete(thread.number);
      }
      native.finished(id);
    });
  },
};
