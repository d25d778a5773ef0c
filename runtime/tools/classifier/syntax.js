// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts */
// Syntax trees of JavaScript and TypeScript, and what of them exists when the program runs: types are gone.

const { parse: parseWithBabel } = parts.parser;

const scriptKinds = {
  '.js': ['jsx', 'decorators', 'decoratorAutoAccessors'],
  '.mjs': ['jsx', 'decorators', 'decoratorAutoAccessors'],
  '.cjs': ['jsx', 'decorators', 'decoratorAutoAccessors'],
  '.jsx': ['jsx', 'decorators', 'decoratorAutoAccessors'],
  '.ts': ['typescript', 'decorators-legacy', 'decoratorAutoAccessors'],
  '.mts': ['typescript', 'decorators-legacy', 'decoratorAutoAccessors'],
  '.cts': ['typescript', 'decorators-legacy', 'decoratorAutoAccessors'],
  '.tsx': ['typescript', 'jsx', 'decorators-legacy', 'decoratorAutoAccessors'],
};

const extensionOf = (fileName) => /\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase() ?? '';

/** The plugins for a file; undefined when it is not a script. */
const pluginsFor = (fileName) => scriptKinds[extensionOf(fileName)];

/** The tree of a file; throws what the parser throws: a SyntaxError with `loc` when it is one of the text. */
function parse(text, fileName) {
  const extension = extensionOf(fileName);
  const isModule = extension === '.mjs' || extension === '.mts';
  const isScript = extension === '.cjs' || extension === '.cts';
  return parseWithBabel(text, {
    sourceType: isModule ? 'module' : isScript ? 'script' : 'unambiguous',
    allowReturnOutsideFunction: !isModule,
    allowNewTargetOutsideFunction: !isModule,
    allowAwaitOutsideFunction: !isScript,
    plugins: pluginsFor(fileName),
  });
}

// Where a thing is written, how, and what its type is: nothing of it is left when the program runs. (The text of a
// type alone is never looked at.)
const ignoredKeys = new Set(['type', 'start', 'end', 'loc', 'range', 'extra', 'leadingComments', 'trailingComments',
  'innerComments', 'comments', 'errors', 'tokens', 'interpreter', 'typeAnnotation', 'typeParameters', 'returnType',
  'typeArguments', 'superTypeParameters', 'implements', 'declare', 'definite', 'accessibility', 'override', 'readonly',
  'importKind', 'exportKind', 'abstract']);

const typeOnly = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSDeclareFunction', 'TSDeclareMethod',
  'TSIndexSignature', 'TSNamespaceExportDeclaration', 'EmptyStatement']);

const wrappers = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion',
  'TSInstantiationExpression', 'ParenthesizedExpression']);

function isGone(node) {
  if (typeOnly.has(node.type)) return true;
  // A member that is only declared; `export declare …` has it one level below.
  if (node.declare === true || node.declaration?.declare === true) return true;
  if (node.exportKind === 'type' || node.importKind === 'type' || node.importKind === 'typeof') return true;
  if (node.type === 'ExportNamedDeclaration' && node.declaration && typeOnly.has(node.declaration.type)) return true;
  if (node.abstract === true && node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return true;
  return node.type === 'Identifier' && node.name === 'this'; // the type of `this` in a list of parameters
}

const isNode = (value) => typeof value?.type === 'string';

function normalise(node) {
  while (wrappers.has(node.type)) node = node.expression;
  return node;
}

/** [key, value] of what counts: values are nodes, lists of nodes and nulls, and plain values. */
function entries(node) {
  const result = [];
  for (const key of Object.keys(node)) {
    if (ignoredKeys.has(key)) continue;
    // `a?.b` is another program than `a.b`; a parameter that may be left out is the same.
    if (key === 'optional' && !node.type.startsWith('Optional')) continue;
    const value = node[key];
    // Whether an arrow function returns an expression shows in its body.
    if (key === 'expression' && typeof value === 'boolean') continue;
    if (Array.isArray(value)) {
      const list = value.filter((item) => !isNode(item) || !isGone(item));
      result.push([key, list.map((item) => (isNode(item) ? normalise(item) : item))]);
    } else {
      result.push([key, isNode(value) ? normalise(value) : value]);
    }
  }
  return result;
}

/** Nodes right below, in the order of the tree. */
function children(node) {
  const result = [];
  for (const [, value] of entries(node)) {
    if (Array.isArray(value)) result.push(...value.filter(isNode));
    else if (isNode(value)) result.push(value);
  }
  return result;
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ObjectMethod',
  'ClassMethod', 'ClassPrivateMethod']);
const fieldTypes = new Set(['ClassProperty', 'ClassPrivateProperty', 'ClassAccessorProperty', 'StaticBlock']);

const isFunction = (node) => functionTypes.has(node.type);
/** What runs when a class or an object of it is made: the engine makes functions of them that nobody wrote. */
const isField = (node) => fieldTypes.has(node.type);

return { pluginsFor, extensionOf, parse, entries, children, normalise, isNode, isFunction, isField };
