// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts */
// The texts through which the engine is led from the old text of a script to the new one.
//
// The engine compares texts, and finds the functions of the old one again by where that moves them. Where the same
// characters come several times, as closing brackets do, it may see a change reach over the end of a function; such a
// one is not found again and keeps its old code, without a word. What it sees for certain: lines at the beginning and
// at the end that are the same, and where nothing but line ends was put in or taken out. So one function is changed at
// a time, and one that shares a line with something else is put on lines of its own meanwhile.

const { normalise } = parts.syntax;

// Longer stretches are compared by lines only.
const stretchLimit = 800;
// Each step makes the server stand still for as long as it takes to walk its heap.
const stepLimit = 4;

/** [start, end] of what is between the brackets of a body; undefined when nothing closes it. */
function inside(fn, text) {
  const body = normalise(fn.body);
  if (body.type === 'BlockStatement') return [body.start + 1, body.end - 1];
  const arrow = text.lastIndexOf('=>', body.start);
  const isClosed = body.type !== 'TemplateLiteral' && body.type !== 'TaggedTemplateExpression' &&
    /[)\]}]/.test(text[fn.end - 1]) && arrow >= fn.start;
  return isClosed ? [arrow + 2, fn.end - 1] : undefined;
}

const splitLines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** [start, old end, new end] of the lines that differ. */
function changedLines(oldText, newText) {
  const [before, after] = [splitLines(oldText), splitLines(newText)];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  let first = 0;
  while (first < shorter && before[first] === after[first]) start += before[first++].length;
  let end = 0;
  for (let last = 1; last <= shorter - first && before.at(-last) === after.at(-last); ++last)
    end += before.at(-last).length;
  return [start, oldText.length - end, newText.length - end];
}

/** Whether lines of a body alone differ: those of its brackets are the same. */
function isOnOwnLines(oldText, newText, start, oldEnd, newEnd) {
  const [from, oldTo, newTo] = changedLines(oldText, newText);
  return from >= start && oldTo <= oldEnd && newTo <= newEnd;
}

/** Whether two texts that differ in line ends only are compared by characters. */
function areComparedClosely(oldText, newText) {
  const [from, oldTo, newTo] = changedLines(oldText, newText);
  return oldTo - from < stretchLimit && newTo - from < stretchLimit;
}

/** Texts for the engine, the new one last, for [old, new] pairs of functions in their order; undefined: no way. */
function stepsBetween(pairs, oldText, newText) {
  const steps = [];
  let text = oldText;
  // From the last to the first: the places of those before stay what they are.
  for (const [a, b] of pairs.toReversed()) {
    const [old, now] = [inside(a, oldText), inside(b, newText)];
    if (!old || !now || oldText[old[1]] !== newText[now[1]]) return undefined;
    const [start, end] = old;
    const [head, tail] = [text.slice(0, start), text.slice(end)];
    const [was, is] = [oldText.slice(start, end), newText.slice(...now)];
    const next = head + is + tail;
    if (isOnOwnLines(text, next, start, end, start + is.length)) {
      steps.push(next);
    } else {
      const [apart, changed] = [`${head}\n${was}\n${tail}`, `${head}\n${is}\n${tail}`];
      if (!areComparedClosely(text, apart) || !areComparedClosely(changed, next)) return undefined;
      steps.push(apart, changed, next);
    }
    text = next;
  }
  // What has changed outside of the functions, be it a comment, would have to be seen by the engine as well.
  return text === newText && steps.length <= stepLimit ? steps : undefined;
}

return { stepsBetween };
