// SPDX-License-Identifier: GPL-3.0-or-later
// A registry of packages on this machine: verdaccio, filled anew, behind a proxy that can make it fail.
//
//     node registry.mjs STORAGE [NODE_MODULES]
//
// STORAGE is an empty folder. The packages below are published, and all those that NODE_MODULES has, as they are
// installed there. Prints "ready http://127.0.0.1:PORT/" and serves until its input ends. A line of its input is JSON:
// what goes wrong from then on. { match, status } answers with that status, { match, kind: "hang" | "reset" |
// "damage" } does that, { match, kind: "sign", forged, unsigned } signs what it hands out, but those two packages wrongly
// and not at all, { match, body } answers with that JSON, {} mends all; `match` is a part of the path. It answers
// with "ok".
import { createServer, request } from 'node:http';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join, relative } from 'node:path';

const [storage, installed] = process.argv.slice(2);
const { runServer } = createRequire(import.meta.url)('verdaccio');

const readme = `# left-lib

Puts things at the left. <script>document.title = 'run';</script>

![build](https://example.invalid/badge.svg)

    left('a', 3)
`;

const owned = [
  { name: 'tiny-dep', version: '1.0.0', description: 'Something small' },
  ...['1.0.0', '1.1.0', '2.0.0'].map((version) => ({
    name: 'left-lib', version, description: 'Puts things at the left', license: 'MIT', readme, bin: { left: 'index.js' },
    dependencies: { 'tiny-dep': '^1.0.0' },
  })),
  {
    name: 'hostile', version: '1.0.0', description: 'Runs what nobody wants',
    scripts: { postinstall: 'node -e "require(\'fs\').writeFileSync(\'../../ran\', \'yes\')"' },
  },
  {
    name: 'broken-build', version: '1.0.0', description: 'Cannot be built',
    scripts: { install: 'node -e "console.error(\'no compiler was found\'); process.exit(1)"' },
  },
  {
    name: 'slow-build', version: '1.0.0', description: 'Is built for ten minutes',
    scripts: { install: 'node -e "setTimeout(() => {}, 600000)"' },
  },
  {
    name: 'forger', version: '1.0.0', description: 'Says that it is another one', claims: 'hostile',
    scripts: { postinstall: 'node -e "require(\'fs\').writeFileSync(\'../../forged\', \'yes\')"' },
  },
  { name: 'base', version: '1.0.0' }, { name: 'base', version: '2.0.0' },
  { name: 'wants-one', version: '1.0.0', peerDependencies: { base: '^1.0.0' } },
  { name: 'wants-two', version: '1.0.0', peerDependencies: { base: '^2.0.0' } },
  // Each is asked for once, so that no cache knows it.
  ...Array.from({ length: 12 }, (_, number) => ({ name: `fresh-${number}`, version: '1.0.0' })),
  { name: 'needs-old-node', version: '1.0.0', engines: { node: '<1' } },
];

/** A tarball as npm packs it. */
function pack(files) {
  const blocks = [];
  for (const [path, content, mode] of files) {
    const name = `package/${path}`;
    const header = Buffer.alloc(512);
    // Names of more than a hundred characters are split at a slash.
    const cut = name.length > 100 ? name.indexOf('/', name.length - 101) : -1;
    header.write(cut < 0 ? name : name.slice(cut + 1), 0, 100);
    if (cut >= 0) header.write(name.slice(0, cut), 345, 155);
    header.write(`0000${mode.toString(8)}\0`, 100);
    header.write('0000000\0'.repeat(2), 108);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write('0', 156);
    header.write('ustar\0' + '00', 257);
    let sum = 0;
    for (const byte of header) sum += byte;
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(header, content, Buffer.alloc((512 - content.length % 512) % 512));
  }
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 1 });
}

function filesIn(folder) {
  const files = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isFile() && !name.split('/').includes('node_modules')) files.push([name, readFileSync(path), 0o644]);
  }
  return files;
}

function installedPackages(modules) {
  const folders = readdirSync(modules).filter((name) => !name.startsWith('.'))
    .flatMap((name) => name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name]);
  return folders.filter((name) => existsSync(join(modules, name, 'package.json'))).map((name) => {
    const folder = join(modules, name);
    const page = readdirSync(folder).find((file) => /^readme\.md$/i.test(file));
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { manifest: { ...manifest, readme: page ? readFileSync(join(folder, page), 'utf8') : '' }, files: filesIn(folder) };
  });
}

function call(port, method, path, body) {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers: { 'content-type': 'application/json' } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => { text += part; });
      answer.on('end', () => answer.statusCode < 300 ? resolve(text) : reject(new Error(`${path}: ${answer.statusCode} ${text}`)));
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

async function publish(port, manifest, files) {
  const { name, version } = manifest;
  const tarball = pack(files);
  const file = `${name.replace(/^@[^/]*\//, '')}-${version}.tgz`;
  const dist = {
    shasum: createHash('sha1').update(tarball).digest('hex'),
    integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
    tarball: `http://127.0.0.1:${port}/${name}/-/${file}`,
    unpackedSize: files.reduce((sum, [, content]) => sum + content.length, 0), fileCount: files.length,
  };
  const hasInstallScript = Boolean(manifest.scripts?.install || manifest.scripts?.preinstall || manifest.scripts?.postinstall);
  await call(port, 'PUT', `/${name.replace('/', '%2f')}`, {
    _id: name, name, description: manifest.description, 'dist-tags': { latest: version }, readme: manifest.readme,
    versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist, ...(hasInstallScript ? { hasInstallScript } : {}) } },
    _attachments: { [file]: { content_type: 'application/octet-stream', data: tarball.toString('base64'), length: tarball.length } },
  });
}

const server = await runServer({
  self_path: join(storage, 'config.yaml'), storage: join(storage, 'packages'), configPath: join(storage, 'config.yaml'),
  auth: { htpasswd: { file: join(storage, 'htpasswd'), max_users: -1 } },
  packages: { '**': { access: '$all', publish: '$anonymous' } }, uplinks: {}, max_body_size: '50mb',
  log: { type: 'stdout', format: 'json', level: 'fatal' }, server: { keepAliveTimeout: 60 },
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const inner = server.address().port;

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const keyid = 'SHA256:of-the-tests';
const publishedKeys = { keys: [{
  expires: null, keyid, keytype: 'ecdsa-sha2-nistp256', scheme: 'ecdsa-sha2-nistp256',
  key: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
}] };

/** The description of a package, with a signature of each version. */
function withSignatures(text, { forged, unsigned }) {
  const packument = JSON.parse(text);
  for (const [version, { dist }] of Object.entries(packument.versions ?? {})) {
    if (packument.name === unsigned) continue;
    const words = `${packument.name}@${version}:${packument.name === forged ? 'another' : dist.integrity}`;
    dist.signatures = [{ keyid, sig: sign('SHA256', Buffer.from(words), privateKey).toString('base64') }];
  }
  return JSON.stringify(packument);
}

let fault = {};
const proxy = createServer((asked, answer) => {
  const isHit = fault.match !== undefined && asked.url.includes(fault.match);
  if (isHit && fault.status) {
    answer.writeHead(fault.status, { 'content-type': 'application/json' }).end('{"error":"asked for by the test"}');
    return;
  }
  if (isHit && fault.body) {
    asked.resume();
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(fault.body));
    return;
  }
  if (isHit && fault.kind === 'reset') {
    asked.socket.destroy();
    return;
  }
  if (isHit && fault.kind === 'hang') return;
  const signs = isHit && fault.kind === 'sign';
  if (signs && asked.url === '/-/npm/v1/keys') {
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(publishedKeys));
    return;
  }
  const headers = { ...asked.headers };
  if (signs) for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
  const passed = request({ port: inner, host: '127.0.0.1', method: asked.method, path: asked.url, headers }, (got) => {
    if (signs && got.statusCode === 200 && !asked.url.includes('/-/')) {
      let text = '';
      got.setEncoding('utf8').on('data', (part) => { text += part; });
      got.on('end', () => answer.writeHead(200, { 'content-type': 'application/json' }).end(withSignatures(text, fault)));
      return;
    }
    if (isHit && fault.kind === 'damage') {
      const parts = [];
      got.on('data', (part) => parts.push(part));
      got.on('end', () => {
        const bytes = Buffer.concat(parts);
        bytes[bytes.length >> 1] ^= 0xff;
        answer.writeHead(got.statusCode, got.headers).end(bytes);
      });
      return;
    }
    answer.writeHead(got.statusCode, got.headers);
    got.pipe(answer);
  });
  passed.on('error', () => asked.socket.destroy());
  asked.pipe(passed);
});
await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
const { port } = proxy.address();

for (const manifest of owned) {
  const { readme: page = '', claims, ...own } = manifest;
  await publish(inner, { ...own, readme: page }, [
    ['package.json', Buffer.from(JSON.stringify({ ...own, name: claims ?? own.name }, null, 2)), 0o644], ['README.md', Buffer.from(page), 0o644],
    ['index.js', Buffer.from(`module.exports = ${JSON.stringify(own.version)};\n`), 0o644],
  ]);
}
if (installed) for (const { manifest, files } of installedPackages(installed)) await publish(inner, manifest, files);
console.log(`ready http://127.0.0.1:${port}/`);
createInterface({ input: process.stdin }).on('line', (line) => {
  fault = JSON.parse(line);
  console.log('ok');
}).on('close', () => process.exit(0));
