// SPDX-License-Identifier: GPL-3.0-or-later
// The protocol as C++ sees it: names, types and the order in which they are declared.

// What C++, or a macro of Qt or of the C library, keeps for itself.
const reserved = new Set(`alignas alignof and asm auto bitand bitor bool break case catch char class co_await
  co_return co_yield compl concept const consteval constexpr constinit const_cast continue decltype default delete do
  double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace
  new noexcept not nullptr operator or private protected public register reinterpret_cast requires return short signed
  sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef typeid
  typename union unsigned using virtual void volatile wchar_t while xor
  assert emit errno foreach forever method protocolName signals slots stderr stdin stdout`.split(/\s+/));

// Members that this node always sends and earlier ones, which can be attached to, do not: read as empty there.
const newerMembers = new Set([
  'Debugger.scriptFailedToParse.buildId',
  'Debugger.scriptParsed.buildId',
  'Debugger.setScriptSource.status',
  'Profiler.preciseCoverageDeltaUpdate.occasion',
  'Runtime.executionContextDestroyed.executionContextUniqueId',
  'Runtime.getHeapUsage.backingStorageSize',
  'Runtime.getHeapUsage.embedderHeapUsedSize',
]);

const primitives = {
  any: { cpp: 'Json' },
  binary: { cpp: 'QByteArray' },
  boolean: { cpp: 'bool', initial: 'false' },
  integer: { cpp: 'int', initial: '0' },
  number: { cpp: 'double', initial: '0' },
  object: { cpp: 'Json' },
  string: { cpp: 'QString' },
};

export const upperFirst = (name) => name[0].toUpperCase() + name.slice(1);
const safe = (name) => (reserved.has(name) ? `${name}_` : name);

/// "wasm-expression-stack" → wasmExpressionStack
function constantName(value) {
  const name = value.replace(/[^A-Za-z0-9_]+(.)?/g, (_, next) => (next ?? '').toUpperCase());
  return safe(/^[0-9]/.test(name) || name === '' ? `_${name}` : name);
}

export const namespaceOf = (domain) => domain.toLowerCase();
export const isStruct = (type) => type.type === 'object' && Boolean(type.properties);
export const isEnum = (type) => type.type === 'string' && Boolean(type.enum);

/// Finds types by the names with which the protocol refers to them.
export class Types {
  constructor(protocol) {
    this.all = new Map();
    for (const domain of protocol.domains) {
      for (const type of domain.types ?? [])
        this.all.set(`${domain.domain}.${type.id}`, { domain: domain.domain, type });
    }
  }

  find(reference, fromDomain) {
    const name = reference.includes('.') ? reference : `${fromDomain}.${reference}`;
    const found = this.all.get(name);
    if (!found)
      throw new Error(`its protocol refers to ${name}, which it does not describe`);
    return found;
  }

  /// What it is in C++. `uses` collects other domains, `needs` the types of this domain that must be declared before:
  /// whole ones, unless an array is between.
  resolve(schema, domain, uses, needs, behindArray = false) {
    if (schema.$ref) {
      const { domain: owner, type } = this.find(schema.$ref, domain);
      if (isEnum(type))
        return { ...primitives.string, constants: qualified(owner, type.id, domain) };
      if (owner !== domain)
        uses.add(owner);
      else if (!behindArray || !isStruct(type))
        needs.add(type.id);
      const initial = isStruct(type) ? undefined : primitives[type.type]?.initial;
      return { cpp: qualified(owner, type.id, domain), initial };
    }
    if (schema.type === 'array')
      return { cpp: `QList<${this.resolve(schema.items, domain, uses, needs, true).cpp}>` };
    if (!primitives[schema.type])
      throw new Error(`its protocol has a type that is not known here: ${schema.type}`);
    return primitives[schema.type];
  }
}

const qualified = (owner, id, domain) => (owner === domain ? id : `${namespaceOf(owner)}::${id}`);

function constantsOf(values) {
  return values.map((value) => ({ name: constantName(value), value }));
}

/// A struct's members. `owner` is the struct's name in the protocol.
function membersOf(properties, owner, domain, types, uses) {
  return (properties ?? []).map((property) => {
    const needs = new Set();
    const resolved = types.resolve(property, domain, uses, needs);
    return {
      ...resolved,
      name: property.name,
      field: safe(property.name),
      text: property.description,
      optional: Boolean(property.optional),
      newer: newerMembers.has(`${owner}.${property.name}`),
      needs,
      values: property.enum && { name: upperFirst(property.name), constants: constantsOf(property.enum) },
    };
  });
}

/// Declares types before what needs them. A struct that holds itself does so in a Box.
function inOrder(declarations) {
  const byName = new Map(declarations.map((each) => [each.name, each]));
  const result = [];
  const state = new Map();
  const visit = (declaration) => {
    state.set(declaration, 'open');
    for (const member of declaration.members ?? [declaration]) {
      for (const name of member.needs ?? []) {
        const needed = byName.get(name);
        if (state.get(needed) !== 'open') {
          if (needed && !state.has(needed))
            visit(needed);
        } else if (member.optional) {
          member.boxed = true;
        } else {
          throw new Error(`its protocol has a type without end: ${declaration.protocolName}`);
        }
      }
    }
    state.set(declaration, 'done');
    result.push(declaration);
  };
  for (const declaration of declarations) {
    if (!state.has(declaration))
      visit(declaration);
  }
  return result;
}

function domainModel(domain, types) {
  const uses = new Set();
  const inDomain = (name) => `${domain.domain}.${name}`;
  const struct = (name, protocolName, properties, text) =>
    ({ name, protocolName, text, members: membersOf(properties, protocolName, domain.domain, types, uses) });

  const enums = [];
  const declarations = [];
  for (const type of domain.types ?? []) {
    if (isEnum(type)) {
      enums.push({ name: type.id, text: type.description, constants: constantsOf(type.enum) });
    } else if (isStruct(type)) {
      declarations.push(struct(type.id, inDomain(type.id), type.properties, type.description));
    } else {
      const needs = new Set();
      const { cpp } = types.resolve(type, domain.domain, uses, needs);
      declarations.push({ name: type.id, text: type.description, alias: cpp, needs });
    }
  }
  const commands = (domain.commands ?? []).map((command) => ({
    name: upperFirst(command.name),
    method: inDomain(command.name),
    text: command.description,
    parameters: struct('Params', inDomain(command.name), command.parameters),
    result: struct('Result', inDomain(command.name), command.returns),
  }));
  const events = (domain.events ?? []).map((event) =>
    ({ ...struct(upperFirst(event.name), inDomain(event.name), event.parameters, event.description), isEvent: true }));

  const model = {
    name: domain.domain,
    namespace: namespaceOf(domain.domain),
    text: domain.description,
    enums,
    types: inOrder(declarations),
    commands,
    events,
    uses: [...uses].map(namespaceOf).sort(),
  };
  checkNames(model);
  return model;
}

function checkNames(model) {
  const seen = new Set();
  for (const { name } of [...model.enums, ...model.types, ...model.commands, ...model.events]) {
    if (seen.has(name))
      throw new Error(`its protocol has two things that would be called ${model.namespace}::${name}`);
    seen.add(name);
  }
}

/// A model a domain, in the protocol's order.
export function modelOf(protocol) {
  const types = new Types(protocol);
  return protocol.domains.map((domain) => domainModel(domain, types));
}
