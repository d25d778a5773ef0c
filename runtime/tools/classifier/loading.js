// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts */
// Functions that run while a module is loaded. Their new code would wait for a call that never comes.

const { children, normalise, isFunction } = parts.syntax;

// They call what they are given at once, or once when the server stands.
const callers = new Set(['setTimeout', 'setImmediate', 'queueMicrotask', 'Promise']);
const callingMethods = new Set(['forEach', 'map', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find',
  'findIndex', 'findLast', 'flatMap', 'sort', 'from', 'then', 'catch', 'finally', 'nextTick', 'listen', 'once', 'ready',
  'register', 'after', 'connect', 'run', 'call', 'apply']);

const callTypes = new Set(['CallExpression', 'OptionalCallExpression', 'NewExpression', 'TaggedTemplateExpression']);

const nameOfKey = (key) => key?.name ?? key?.value ?? key?.id?.name;

/** Every function of a file by each name that it is called by, as far as the text tells. */
function functionsByName(program) {
  const byName = new Map();
  const add = (name, node) => {
    if (name === undefined || !node) return;
    if (!byName.has(name)) byName.set(name, []);
    byName.get(name).push(node);
  };
  const addValue = (name, value) => {
    if (!value) return;
    value = normalise(value);
    if (isFunction(value)) add(name, value);
    if (value.type === 'ClassExpression') addConstructor(name, value);
  };
  const addConstructor = (name, node) => {
    for (const member of node.body.body) if (member.kind === 'constructor') add(name, member);
    if (node.superClass?.name) add(name, node.superClass); // an Identifier: looked up when it is called
  };
  const visit = (node) => {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression': add(node.id?.name, node); break;
      case 'ClassDeclaration':
      case 'ClassExpression': if (node.id) addConstructor(node.id.name, node); break;
      case 'VariableDeclarator': addValue(node.id.name, node.init); break;
      case 'AssignmentExpression': {
        const left = normalise(node.left);
        addValue(left.name ?? nameOfKey(left.property), node.right);
        break;
      }
      case 'ObjectProperty': addValue(nameOfKey(node.key), node.value); break;
      case 'ClassProperty':
      case 'ClassPrivateProperty': addValue(nameOfKey(node.key), node.value); break;
      case 'ObjectMethod':
      case 'ClassMethod':
      case 'ClassPrivateMethod': if (node.kind !== 'constructor') add(nameOfKey(node.key), node); break;
    }
    children(node).forEach(visit);
  };
  visit(program);
  return byName;
}

/** The functions of a file that run, or may run, while it is loaded. */
function functionsThatRunAtLoad(program) {
  const byName = functionsByName(program);
  const found = new Set();
  const waiting = [];
  const addName = (name) => { for (const node of byName.get(name) ?? []) add(node); };
  const add = (node) => {
    node = normalise(node);
    if (node.type === 'Identifier') {
      if (found.has(node)) return;
      found.add(node);
      addName(node.name);
    } else if (isFunction(node) && !found.has(node)) {
      found.add(node);
      waiting.push(node);
    }
  };
  const visitCall = (node) => {
    const callee = normalise(node.callee ?? node.tag);
    const given = node.arguments ?? [];
    const method = callee.property && nameOfKey(callee.property);
    if (isFunction(callee) || callee.type === 'Identifier') add(callee);
    if (method !== undefined) {
      addName(method);
      const object = normalise(callee.object);
      if (isFunction(object)) add(object); // (function() { … }).call(this)
      if ((method === 'call' || method === 'apply') && object.type === 'Identifier') add(object);
    }
    if (callers.has(callee.name) || callingMethods.has(method)) given.forEach(add);
  };
  const visitOwn = (node) => {
    if (callTypes.has(node.type)) visitCall(node);
    for (const child of children(node)) if (!isFunction(child)) visitOwn(child);
  };
  visitOwn(program);
  while (waiting.length > 0) {
    const node = waiting.pop();
    for (const child of children(node)) if (!isFunction(child)) visitOwn(child);
  }
  return found;
}

return { functionsThatRunAtLoad };
