// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global parts */
// Which variables live on the heap because a closure holds them. The engine lays those of each scope out when it
// compiles it; a live edit leaves the layouts of scopes that exist as they are, and a function that would need
// another one silently keeps its old code.

const { entries, isNode, isFunction, isField, normalise } = parts.syntax;

class Scope {
  constructor(parent, owner) {
    this.parent = parent;
    this.owner = owner; // the function whose code it belongs to
    this.names = new Set();
    this.captured = new Set();
    this.inner = [];
    parent?.inner.push(this);
  }
}

function bindPattern(node, names) {
  if (!node) return;
  node = normalise(node);
  switch (node.type) {
    case 'Identifier': names.add(node.name); break;
    case 'ObjectPattern': for (const property of node.properties) bindPattern(property.value ?? property, names); break;
    case 'ArrayPattern': for (const element of node.elements) bindPattern(element, names); break;
    case 'AssignmentPattern': bindPattern(node.left, names); break;
    case 'RestElement': bindPattern(node.argument, names); break;
    case 'TSParameterProperty': bindPattern(node.parameter, names); break;
  }
}

function bindStatement(statement, names) {
  const node = statement?.declaration && isNode(statement.declaration) ? statement.declaration : statement;
  switch (node?.type) {
    case 'VariableDeclaration': for (const { id } of node.declarations) bindPattern(id, names); break;
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSImportEqualsDeclaration':
      if (node.id?.name) names.add(node.id.name);
      break;
    case 'ImportDeclaration': for (const { local } of node.specifiers) names.add(local.name); break;
  }
}

/** `var`s and functions in blocks belong to the function as well, as far as anybody can tell. */
function bindHoisted(node, names) {
  for (const [, value] of entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isNode(child)) continue;
      if (child.type === 'VariableDeclaration' && child.kind === 'var') bindStatement(child, names);
      if (child.type === 'FunctionDeclaration') bindStatement(child, names);
      if (!isFunction(child) && !isField(child)) bindHoisted(child, names);
    }
  }
}

const skippedNames = {
  MemberExpression: ['property'], OptionalMemberExpression: ['property'], ObjectProperty: ['key'],
  ObjectMethod: ['key'], ClassMethod: ['key'], ClassPrivateMethod: ['key'], ClassProperty: ['key'],
  ClassPrivateProperty: ['key'], ClassAccessorProperty: ['key'],
};
const neverReferences = {
  LabeledStatement: ['label'], BreakStatement: ['label'], ContinueStatement: ['label'],
  ExportSpecifier: ['exported'], MetaProperty: ['meta', 'property'], JSXAttribute: ['name'],
  JSXMemberExpression: ['property'], FunctionDeclaration: ['id'], FunctionExpression: ['id'],
  ClassDeclaration: ['id'], ClassExpression: ['id'], PrivateName: ['id'], TSEnumMember: ['id'],
};
const referenceFree = new Set(['ImportDeclaration', 'ExportAllDeclaration']);

class Analysis {
  constructor(program) {
    this.scopes = new Map(); // by function, field and program
    this.hasEval = false;
    this.references = [];
    // What node's wrapper of CommonJS modules gives, and `this` there.
    const root = new Scope(undefined, program);
    for (const name of ['exports', 'require', 'module', '__filename', '__dirname', 'this', 'arguments', 'new.target'])
      root.names.add(name);
    this.root = root;
    bindHoisted(program, root.names);
    for (const statement of program.body) bindStatement(statement, root.names);
    this.scopes.set(program, root);
    this.visitChildren(program, root);
    for (const [name, scope] of this.references) this.resolve(name, scope);
  }

  resolve(name, from) {
    for (let scope = from; scope; scope = scope.parent) {
      if (!scope.names.has(name)) continue;
      if (scope.owner !== from.owner) scope.captured.add(name);
      return;
    }
  }

  visitChildren(node, scope, skipped = []) {
    for (const [key, value] of entries(node)) {
      if (skipped.includes(key)) continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) this.visit(child, scope);
    }
  }

  visit(node, scope) {
    if (isFunction(node)) return this.visitFunction(node, scope);
    if (isField(node)) return this.visitField(node, scope);
    if (referenceFree.has(node.type)) return;
    if (node.type === 'ExportNamedDeclaration' && node.source) return;
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier': this.references.push([node.name, scope]); return;
      case 'ThisExpression': this.references.push(['this', scope]); return;
      case 'Super': this.references.push(['super', scope], ['this', scope], ['new.target', scope]); return;
      case 'MetaProperty': this.references.push(['new.target', scope]); return;
      case 'WithStatement': this.hasEval = true; break;
      case 'CallExpression':
      case 'OptionalCallExpression':
        if (normalise(node.callee).name === 'eval') this.hasEval = true;
        break;
    }
    const skipped = [...(neverReferences[node.type] ?? []), ...(node.computed ? [] : skippedNames[node.type] ?? [])];
    this.visitChildren(node, this.scopeFor(node, scope), skipped);
  }

  /** The scope that begins with a node; most have none. */
  scopeFor(node, scope) {
    switch (node.type) {
      case 'BlockStatement': {
        const own = new Scope(scope, scope.owner);
        for (const statement of node.body) bindStatement(statement, own.names);
        return own;
      }
      case 'SwitchStatement': {
        const own = new Scope(scope, scope.owner);
        for (const statement of node.cases.flatMap(({ consequent }) => consequent)) bindStatement(statement, own.names);
        return own;
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        const own = new Scope(scope, scope.owner);
        bindStatement(node.init ?? node.left, own.names);
        return own;
      }
      case 'CatchClause': {
        const own = new Scope(scope, scope.owner);
        bindPattern(node.param, own.names);
        return own;
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        const own = new Scope(scope, scope.owner);
        if (node.id) own.names.add(node.id.name);
        own.names.add('super');
        return own;
      }
      case 'ObjectExpression': {
        const own = new Scope(scope, scope.owner);
        own.names.add('super');
        return own;
      }
    }
    return scope;
  }

  visitFunction(node, scope) {
    const own = new Scope(scope, node);
    this.scopes.set(node, own);
    if (node.id) own.names.add(node.id.name);
    if (node.type !== 'ArrowFunctionExpression')
      for (const name of ['this', 'arguments', 'new.target']) own.names.add(name);
    for (const parameter of node.params) bindPattern(parameter, own.names);
    const key = node.key && node.computed ? normalise(node.key) : undefined;
    if (key) this.visit(key, scope);
    for (const decorator of node.decorators ?? []) this.visit(decorator, scope);
    for (const parameter of node.params) this.visit(normalise(parameter), own);
    const body = normalise(node.body);
    if (body.type !== 'BlockStatement') return this.visit(body, own);
    bindHoisted(body, own.names);
    for (const statement of body.body) bindStatement(statement, own.names);
    this.visitChildren(body, own);
  }

  visitField(node, scope) {
    if (node.computed && node.key) this.visit(normalise(node.key), scope);
    for (const decorator of node.decorators ?? []) this.visit(decorator, scope);
    const own = new Scope(scope, node);
    for (const name of ['this', 'arguments', 'new.target']) own.names.add(name);
    this.scopes.set(node, own);
    bindHoisted(node, own.names);
    this.visitChildren(node, own, ['key', 'decorators']);
  }

  /** What closures hold in the scopes around a function, from the inside out. */
  capturedAround(fn) {
    const result = [];
    for (let scope = this.scopes.get(fn).parent; scope; scope = scope.parent)
      if (scope.captured.size > 0) result.push([...scope.captured].sort());
    return result;
  }

  /** What closures hold in the scopes of a function. */
  capturedInside(fn) {
    const result = [];
    const add = (scope) => {
      if (scope.captured.size > 0) result.push([...scope.captured].sort());
      scope.inner.forEach(add);
    };
    add(this.scopes.get(fn));
    return result;
  }
}

return { analyse: (program) => new Analysis(program) };
