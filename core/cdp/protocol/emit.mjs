// SPDX-License-Identifier: GPL-3.0-or-later
// The text of the generated sources.

const indent = (text, depth) => text.replace(/^(?=.)/gm, '    '.repeat(depth));

/// The protocol's own words, as a comment. A backslash at the end of a line would swallow the next one.
function comment(text, more) {
  const lines = [text, more].filter(Boolean).join('\n').split('\n');
  return lines.filter(Boolean).map((line) => `/// ${line.replace(/\\+\s*$/, '')}\n`).join('');
}

function constants(name, list, text) {
  const lines = list.map(({ name: constant, value }) =>
    `static constexpr QLatin1String ${constant}{${JSON.stringify(value)}};`);
  return `${comment(text)}struct ${name}\n{\n${indent(lines.join('\n'), 1)}\n};\n`;
}

function typeOf(member) {
  const held = member.boxed ? `Box<${member.cpp}>` : member.cpp;
  return member.optional ? `std::optional<${held}>` : held;
}

function memberText(member) {
  const initial = !member.optional && member.initial ? ` = ${member.initial}` : '';
  const oneOf = member.values?.name ?? member.constants;
  const note = member.newer ? 'Empty from nodes before 24.' : undefined;
  return comment(member.text, [oneOf && `One of ${oneOf}.`, note].filter(Boolean).join(' ')) +
    `${typeOf(member)} ${member.field}${initial};\n`;
}

function structText(struct, nameConstant) {
  const values = struct.members.filter((member) => member.values)
    .map((member) => constants(member.values.name, member.values.constants));
  const body = [
    `static constexpr char ${nameConstant}[] = "${struct.protocolName}";\n`,
    ...values,
    struct.members.map(memberText).join(''),
  ].filter(Boolean).join('\n');
  return `${comment(struct.text)}struct ${struct.name}\n{\n${indent(body, 1)}};\n`;
}

function commandText(command) {
  const body = [
    `static constexpr char method[] = "${command.method}";\n`,
    structText(command.parameters, 'protocolName'),
    structText(command.result, 'protocolName'),
  ].join('\n');
  return `${comment(command.text)}struct ${command.name}\n{\n${indent(body, 1)}};\n`;
}

/// All that is read and written, with the names that functions outside use.
function structsOf(domain) {
  return [
    ...domain.types.filter((type) => type.members).map((type) => ({ cpp: type.name, members: type.members })),
    ...domain.commands.flatMap(({ name, parameters, result }) => [
      { cpp: `${name}::Params`, members: parameters.members },
      { cpp: `${name}::Result`, members: result.members },
    ]),
    ...domain.events.map((event) => ({ cpp: event.name, members: event.members })),
  ];
}

export function headerOf(domain, stamp) {
  const structs = domain.types.filter((type) => type.members);
  const includes = ['core/cdp/codec.h', ...domain.uses.map((used) => `core/cdp/protocol/${used}.h`)];
  return [
    `${stamp}#pragma once\n`,
    `${includes.map((path) => `#include "${path}"`).join('\n')}\n`,
    `${comment(domain.text)}namespace boucle::cdp::${domain.namespace} {\n`,
    structs.map(({ name }) => `struct ${name};\n`).join(''),
    ...domain.enums.map(({ name, constants: list, text }) => constants(name, list, text)),
    ...domain.types.map((type) => (type.alias
      ? `${comment(type.text)}using ${type.name} = ${type.alias};\n` : structText(type, 'protocolName'))),
    domain.commands.length > 0 ? '// Commands\n' : '',
    ...domain.commands.map(commandText),
    domain.events.length > 0 ? '// Events\n' : '',
    ...domain.events.map((event) => structText(event, 'method')),
    structsOf(domain).map(({ cpp }) =>
      `bool readValue(const nlohmann::json &from, ${cpp} &to, DecodeFailure &failure);\n` +
      `void writeValue(nlohmann::json &to, const ${cpp} &from);\n`).join(''),
    `} // namespace boucle::cdp::${domain.namespace}\n`,
  ].filter(Boolean).join('\n');
}

function readText({ cpp, members }) {
  const unused = members.length === 0 ? '' : 'to';
  const steps = ['checkObject(from, failure)', ...members.map((member) =>
    `${member.newer ? 'readNewerMember' : 'readMember'}(from, "${member.name}", to.${member.field}, failure)`)];
  return `bool readValue(const nlohmann::json &from, ${cpp} &${unused}, DecodeFailure &failure)\n{\n` +
    `    return ${steps.join('\n        && ')};\n}\n`;
}

function writeText({ cpp, members }) {
  const unused = members.length === 0 ? '' : 'from';
  const steps = ['beginObject(to);', ...members.map((member) =>
    `writeMember(to, "${member.name}", from.${member.field});`)];
  return `void writeValue(nlohmann::json &to, const ${cpp} &${unused})\n{\n${indent(steps.join('\n'), 1)}\n}\n`;
}

export function sourceOf(domain, stamp) {
  return [
    `${stamp}#include "core/cdp/protocol/${domain.namespace}.h"\n`,
    `namespace boucle::cdp::${domain.namespace} {\n`,
    ...structsOf(domain).flatMap((struct) => [readText(struct), writeText(struct)]),
    `} // namespace boucle::cdp::${domain.namespace}\n`,
  ].join('\n');
}
