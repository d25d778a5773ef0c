// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts */
// What a change of a file asks for. Whatever is not proven to be a change inside function bodies that the engine can
// carry out on a running program, and that the next call of the function shows, is a new generation.

const { pluginsFor, extensionOf, parse, children, isFunction, isField, normalise } = parts.syntax;
const { ownCode, shapeOf, ownShape, pathToDifference } = parts.units;
const { functionsThatRunAtLoad } = parts.loading;
const { analyse } = parts.scopes;
const { stepsBetween } = parts.steps;
const { stripTypes } = parts.types;

// Trees take a hundred times the memory of their text.
const lengthLimit = 2_000_000;

const verdict = (kind, reason, node, detail = '') => ({
  kind, reason, detail, line: node?.loc?.start.line ?? 0, column: node?.loc ? node.loc.start.column + 1 : 0,
});
const newGeneration = (reason, node, detail) => verdict('new-generation', reason, node, detail);

function syntaxError(error) {
  return {
    kind: 'syntax-error', reason: 'syntax', detail: error.message.replace(/ \(\d+:\d+\)$/, ''),
    line: error.loc?.line ?? 0, column: error.loc ? error.loc.column + 1 : 0,
  };
}

function classifyJson(oldText, newText) {
  let after;
  try {
    after = JSON.stringify(JSON.parse(newText));
  } catch (error) {
    return { kind: 'syntax-error', reason: 'syntax', detail: error.message, line: 0, column: 0 };
  }
  try {
    if (JSON.stringify(JSON.parse(oldText)) === after) return verdict('none', 'formatting');
  } catch {
    // What was wrong is right now: it is read again.
  }
  return newGeneration('data');
}

/** Comments that are instructions to an engine or to a compiler. */
function magicComments(program) {
  return (program.comments ?? [])
    .filter(({ value }) => /^[#@]\s*source(?:Mapping)?URL=|@jsx/.test(value.trim()))
    .map(({ value }) => value.trim()).join('\n');
}

const importTypes = new Set(['ImportDeclaration', 'ImportSpecifier', 'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier', 'TSImportEqualsDeclaration', 'ImportAttribute']);
const exportTypes = new Set(['ExportNamedDeclaration', 'ExportDefaultDeclaration', 'ExportAllDeclaration',
  'ExportSpecifier', 'TSExportAssignment']);

/** What a pair of nodes that differ says about the change; undefined: nothing in particular. */
function reasonOf(a, b) {
  const is = (test) => [a, b].some((node) => node && test(node));
  if (is(({ type }) => importTypes.has(type))) return 'import';
  if (is(({ type }) => exportTypes.has(type))) return 'export';
  if (is(({ type }) => type === 'Decorator') || (a && b && decoratorsOf(a) !== decoratorsOf(b))) return 'decorator';
  if (is(({ type }) => type.startsWith('Directive'))) return 'directive';
  if (is(({ type }) => type.startsWith('TSEnum'))) return 'enum';
  // A function that is there on one side only is a statement, or a member, that is.
  if (a && b && is(isFunction)) return 'function-head';
  if (is((node) => isField(node) || node.type.startsWith('Class'))) return 'class-structure';
  return undefined;
}

/** Why a change outside of function bodies is one. */
function reasonOutside(before, after) {
  const path = pathToDifference(before, after);
  for (const [a, b] of path.toReversed()) {
    const reason = reasonOf(a, b);
    if (reason) return newGeneration(reason, b ?? a, nameOf(b ?? a));
  }
  const [a, b] = path.at(-1);
  return newGeneration('top-level', b ?? a);
}

const decoratorsOf = (node) => (node?.decorators ?? []).map(shapeOf).join();

const nameOf = (fn) => fn?.id?.name ?? fn?.key?.name ?? fn?.key?.id?.name ?? '';

/** The changed functions of two programs that agree outside of them: [old, new] pairs, as far inside as they agree. */
function changedFunctions(before, after) {
  const result = [];
  const compare = (a, b) => {
    const left = ownCode(a);
    const right = ownCode(b);
    if (left.shape !== right.shape) {
      result.push([a, b]);
      return;
    }
    left.functions.forEach((fn, i) => compare(fn, right.functions[i]));
  };
  compare(before, after);
  return result;
}

const functionsInside = (fn) => {
  const result = [];
  const visit = (node) => {
    if (isFunction(node)) result.push(node);
    children(node).forEach(visit);
  };
  children(fn).forEach(visit);
  return result;
};

/** Statements such as `app.get('/', () => …)`: handing over a function under a name has to be done again. */
function registrations(fn) {
  const result = [];
  const visit = (node) => {
    if (node.type === 'ExpressionStatement') {
      let call = normalise(node.expression);
      if (call.type === 'AwaitExpression') call = normalise(call.argument);
      const [first, ...rest] = (call.arguments ?? []).map(normalise);
      const isNamed = first && /^(?:String|RegExp|Template)Literal$/.test(first.type);
      if (isNamed && rest.some((argument) => isFunction(argument) || argument.type === 'Identifier'))
        result.push(ownShape(call));
    }
    for (const child of children(node)) if (!isFunction(child)) visit(child);
  };
  visit(normalise(fn.body));
  return result.sort().join('\n');
}

const sameList = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Why a changed function cannot be edited live; undefined when it can. */
function obstacle([a, b], before, after) {
  if (before.atLoad.has(a) || after.atLoad.has(b)) return 'runs-at-load';
  if (registrations(a) !== registrations(b)) return 'registration';
  if (!sameList(before.scopes.capturedAround(a), after.scopes.capturedAround(b))) return 'captured-variable';
  if (sameList(before.scopes.capturedInside(a), after.scopes.capturedInside(b))) return undefined;
  // Closures that exist keep their variables, and so their code: right for those that stay what they were.
  const kept = new Set(functionsInside(b).map(shapeOf));
  return functionsInside(a).every((fn) => kept.has(shapeOf(fn))) ? undefined : 'captured-variable';
}

/** Code that runs once belongs to what runs it, whatever functions are around. */
function facts(program) {
  return { atLoad: functionsThatRunAtLoad(program), scopes: analyse(program) };
}

/** What the engine is given of a file; the text itself when its types cannot be taken out as they stand. */
function engineText(text, fileName) {
  if (!/ts$/.test(extensionOf(fileName))) return text;
  try {
    return stripTypes(text);
  } catch {
    return text; // it is loaded by something else than node, whose text is another one anyway
  }
}

/** Whether closures hold the same variables from text to text: what two changes do together, one alone may not. */
function keepsVariables(texts, fileName) {
  const programs = texts.length > 2 ? texts.map((text) => parse(text, fileName).program) : [];
  return programs.slice(1).every((after, i) => {
    const [was, is] = [analyse(programs[i]), analyse(after)];
    return changedFunctions(programs[i], after).every(
      ([a, b]) => sameList(was.capturedAround(a), is.capturedAround(b)));
  });
}

function compareScripts(oldFile, newFile, { fileName, oldText, newText }) {
  if (oldFile.program.sourceType !== newFile.program.sourceType) return newGeneration('module-kind');
  if (magicComments(oldFile) !== magicComments(newFile)) return newGeneration('comment-directive');
  const [before, after] = [oldFile.program, newFile.program];
  if (ownCode(before).shape !== ownCode(after).shape) return reasonOutside(before, after);
  const changed = changedFunctions(before, after);
  if (changed.length === 0) return verdict('none', 'formatting');
  const [was, is] = [facts(before), facts(after)];
  if (was.scopes.hasEval || is.scopes.hasEval) return newGeneration('eval', changed[0][1], nameOf(changed[0][1]));
  for (const pair of changed) {
    const reason = obstacle(pair, was, is) ?? changedHead(pair);
    if (reason) return newGeneration(reason, pair[1], nameOf(pair[1]));
  }
  const steps = stepsBetween(changed, engineText(oldText, fileName), engineText(newText, fileName));
  const texts = [engineText(oldText, fileName), ...(steps ?? [])];
  if (!steps || !keepsVariables(texts, fileName))
    return newGeneration('engine-comparison', changed[0][1], nameOf(changed[0][1]));
  const names = changed.map(([, fn]) => nameOf(fn)).filter(Boolean);
  return { ...verdict('live-edit', 'function-bodies', changed[0][1], [...new Set(names)].join(', ')), steps: texts };
}

/** Directives are at the top of a body but say what kind of function it is. */
function changedHead([a, b]) {
  const directives = (fn) => (fn.body.directives ?? []).map(({ value }) => value.value);
  return sameList(directives(a), directives(b)) ? undefined : 'directive';
}

/**
 * { kind, reason, detail, line, column }: `line` and `column` count from 1 and are of the new text; 0: nowhere. With a
 * live edit comes `steps`: the text that the engine has, and those that it is to be given, one after the other.
 */
function classify(change) {
  const { fileName, oldText, newText } = change;
  if (oldText === newText) return verdict('none', 'same-text');
  if (extensionOf(fileName) === '.json') return classifyJson(oldText, newText);
  if (!pluginsFor(fileName)) return newGeneration('data');
  if (Math.max(oldText.length, newText.length) > lengthLimit) return newGeneration('not-understood');
  let newFile;
  try {
    newFile = parse(newText, fileName);
  } catch (error) {
    if (!(error instanceof SyntaxError)) return newGeneration('not-understood');
    try {
      parse(oldText, fileName);
    } catch {
      // Neither is understood: a dialect that is not known here, perhaps, and whoever loads it says what is wrong.
      return newGeneration('not-understood');
    }
    return syntaxError(error);
  }
  try {
    return compareScripts(parse(oldText, fileName), newFile, change);
  } catch (error) {
    // A text that did not parse is left behind; a tree too deep to be walked proves nothing.
    return newGeneration(error instanceof SyntaxError ? 'was-broken' : 'not-understood');
  }
}

return { classify };
