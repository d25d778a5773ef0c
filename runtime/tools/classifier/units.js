// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts */
// A program as units: the module and every function in it, each with its own code, from which the bodies of the
// functions inside are left out.

const { entries, children, isNode, isFunction, isField, normalise } = parts.syntax;

function writeValue(value, out) {
  if (typeof value === 'bigint') out.push(`${value}n`);
  else if (isNode(value)) throw new TypeError('a node is not a plain value');
  else out.push(JSON.stringify(value) ?? 'undefined');
}

/** Writes a tree; functions right inside are given to `onFunction`, if there is one, once their heads are written. */
function write(node, out, onFunction) {
  out.push('(', node.type);
  // What is made by the engine out of fields belongs to the unit around it, with all that is in there.
  const inner = isField(node) ? undefined : onFunction;
  const leavesBody = inner && isFunction(node);
  for (const [key, value] of entries(node)) {
    if (leavesBody && key === 'body') {
      writeDirectives(value, out);
      continue;
    }
    out.push(' ', key, ':');
    // Nor can what is in the head of a function be told from it.
    const deeper = leavesBody ? undefined : inner;
    if (Array.isArray(value)) {
      out.push('[');
      for (const item of value) isNode(item) ? write(item, out, deeper) : writeValue(item, out);
      out.push(']');
    } else if (isNode(value)) {
      write(value, out, deeper);
    } else {
      writeValue(value, out);
    }
  }
  out.push(')');
  if (leavesBody) onFunction(node);
}

function writeDirectives(body, out) {
  for (const { value } of body.directives ?? []) out.push(' directive:', JSON.stringify(value.value));
}

/** { shape, functions }: the own code of a unit as text, and the functions right inside, in the order of the shape. */
function ownCode(unit) {
  const functions = [];
  const out = [];
  const onFunction = (fn) => functions.push(fn);
  if (!isFunction(unit)) {
    write(unit, out, onFunction);
  } else {
    const body = normalise(unit.body);
    // An expression that is returned is made a function of its own when it is one.
    isFunction(body) ? write({ type: 'Returned', body }, out, onFunction) : write(body, out, onFunction);
  }
  return { shape: out.join(''), functions };
}

/** The whole of a tree as text. */
function shapeOf(node) {
  const out = [];
  write(node, out, undefined);
  return out.join('');
}

/**
 * Where the own code of two nodes begins to differ: [old, new] pairs from the outermost to the innermost; of the last
 * one a side is undefined where it has nothing.
 */
function pathToDifference(a, b) {
  const path = [[a, b]];
  while (a && b && a.type === b.type) {
    const [left, right] = [children(a), children(b)];
    let at = left.findIndex((child, i) => !right[i] || ownShape(child) !== ownShape(right[i]));
    if (at < 0) at = left.length;
    if (at >= left.length && at >= right.length) break; // what differs is not a node
    // Something was put in or taken out: what stands there on the other side is another thing.
    a = left.length < right.length ? undefined : left[at];
    b = left.length > right.length ? undefined : right[at];
    path.push([a, b]);
  }
  return path;
}

function ownShape(node) {
  const out = [];
  write(node, out, () => {});
  return out.join('');
}

return { ownCode, shapeOf, ownShape, pathToDifference };
