// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the generated types: node protocolsamples.mjs DIRECTORY writes protocolsamples.json, values of every
// type, command and event, and protocoltable.cpp, which knows how to read and write them (protocoltable.h).
import fs from 'node:fs';
import path from 'node:path';
import { askProtocol } from '../../core/cdp/protocol/ask.mjs';
import { Types, isEnum, isStruct, modelOf, namespaceOf, upperFirst } from '../../core/cdp/protocol/model.mjs';

// Deep enough that a type that holds itself does so in its sample.
const deepest = 4;

class Sampler {
  constructor(protocol) {
    this.types = new Types(protocol);
    this.count = 0;
  }

  struct(properties, domain, full, depth) {
    const value = {};
    for (const property of properties ?? []) {
      if (!property.optional || (full && depth < deepest))
        value[property.name] = this.value(property, domain, full, depth + 1);
    }
    return value;
  }

  value(schema, domain, full, depth) {
    if (schema.$ref) {
      const { domain: owner, type } = this.types.find(schema.$ref, domain);
      return this.value(type, owner, full, depth);
    }
    if (isStruct(schema))
      return this.struct(schema.properties, domain, full, depth);
    this.count = this.count % 1_000_000 + 1;
    switch (schema.type) {
      case 'any': return full ? { open: [this.count, null, 'é'] } : null;
      case 'array': return full && depth < deepest ? [0, 1].map(() => this.value(schema.items, domain, full, depth + 1)) : [];
      case 'binary': return full ? Buffer.from(`${this.count}`).toString('base64') : '';
      case 'boolean': return full;
      case 'integer': return full ? -this.count : 0;
      case 'number': return full ? this.count + 0.5 : 0;
      case 'object': return full ? { [`key ${this.count}`]: this.count } : {};
      case 'string': return full ? schema.enum?.[0] ?? `“text” ${this.count} \u{1F600}` : '';
      default: throw new Error(`no sample for ${schema.type}`);
    }
  }

  /// What the decoder accepts in place of any value of it.
  isOpen(schema, domain) {
    const { type } = schema.$ref ? this.types.find(schema.$ref, domain) : { type: schema };
    return type.type === 'any' || (type.type === 'object' && !isStruct(type));
  }

  row(kind, name, properties, domain, model) {
    const members = (properties ?? []).map((property) => ({
      name: property.name,
      required: !property.optional && !model.members.find((member) => member.name === property.name).newer,
      open: this.isOpen(property, domain),
    }));
    return {
      kind,
      name,
      members,
      full: this.struct(properties, domain, true, 0),
      minimal: this.struct(properties, domain, false, 0),
    };
  }
}

function rowsOf(protocol) {
  const sampler = new Sampler(protocol);
  const models = modelOf(protocol);
  return protocol.domains.flatMap((domain, index) => {
    const name = (part) => `${domain.domain}.${part}`;
    const cpp = (part) => `${namespaceOf(domain.domain)}::${part}`;
    const model = models[index];
    const row = (kind, part, properties, itsModel, itsCpp) =>
      ({ ...sampler.row(kind, name(part), properties, domain.domain, itsModel), cpp: cpp(itsCpp) });
    return [
      ...(domain.types ?? []).filter((type) => isStruct(type) && !isEnum(type)).map((type) =>
        row('type', type.id, type.properties, model.types.find((each) => each.name === type.id), type.id)),
      ...(domain.commands ?? []).flatMap((command, at) => [
        row('parameters', command.name, command.parameters, model.commands[at].parameters,
          `${upperFirst(command.name)}::Params`),
        row('result', command.name, command.returns, model.commands[at].result, `${upperFirst(command.name)}::Result`),
      ]),
      ...(domain.events ?? []).map((event, at) =>
        row('event', event.name, event.parameters, model.events[at], upperFirst(event.name))),
    ];
  });
}

function tableOf(protocol, rows) {
  const includes = protocol.domains.map(({ domain }) => `#include "core/cdp/protocol/${namespaceOf(domain)}.h"`);
  const lines = rows.map(({ kind, name, cpp }) => {
    const uses = { event: `&listenTo<${cpp}>`, result: `&callOf<${cpp.replace(/::Result$/, '')}>` };
    return `        {"${kind}", "${name}", &throughStruct<${cpp}>, ${uses[kind] ?? 'nullptr'}},`;
  });
  return '#include "tests/support/protocoltable.h"\n\n' +
    `${includes.join('\n')}\n\nnamespace boucle::cdp {\n\n` +
    'QList<ProtocolEntry> protocolTable()\n{\n    return {\n' +
    `${lines.join('\n')}\n    };\n}\n\n} // namespace boucle::cdp\n`;
}

const [directory] = process.argv.slice(2);
const protocol = await askProtocol();
const rows = rowsOf(protocol);
const count = (part) => protocol.domains.reduce((sum, domain) => sum + (domain[part] ?? []).length, 0);
fs.mkdirSync(directory, { recursive: true });
fs.writeFileSync(path.join(directory, 'protocoltable.cpp'), tableOf(protocol, rows));
fs.writeFileSync(path.join(directory, 'protocolsamples.json'),
  JSON.stringify({ commands: count('commands'), events: count('events'), rows: rows.map(({ cpp, ...row }) => row) }));
