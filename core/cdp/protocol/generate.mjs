// SPDX-License-Identifier: GPL-3.0-or-later
// Makes C++ of the protocol of the node that runs this:
//   node generate.mjs --list          prints the domains, in lower case, one a line
//   node generate.mjs DIRECTORY       writes a header and a source a domain
// Files that would not change are left alone, so that nothing is built again because of them.
import fs from 'node:fs';
import path from 'node:path';
import { askProtocol } from './ask.mjs';
import { headerOf, sourceOf } from './emit.mjs';
import { modelOf } from './model.mjs';

function writeIfChanged(file, text) {
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text)
    fs.writeFileSync(file, text);
}

function stampOf({ version }) {
  return `// Generated from the protocol ${version.major}.${version.minor} that node ${process.versions.node} reports, by\n` +
    '// node core/cdp/protocol/generate.mjs DIRECTORY; do not edit.\n';
}

async function main([argument]) {
  if (!argument)
    throw new Error('generate.mjs needs --list or a directory');
  const protocol = await askProtocol();
  const domains = modelOf(protocol);
  if (argument === '--list') {
    console.log(domains.map(({ namespace }) => namespace).join('\n'));
    return;
  }
  const stamp = stampOf(protocol);
  fs.mkdirSync(argument, { recursive: true });
  for (const domain of domains) {
    writeIfChanged(path.join(argument, `${domain.namespace}.h`), headerOf(domain, stamp));
    writeIfChanged(path.join(argument, `${domain.namespace}.cpp`), sourceOf(domain, stamp));
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`The protocol of node ${process.versions.node} cannot be generated: ${error.message}.`);
  process.exitCode = 1;
}
