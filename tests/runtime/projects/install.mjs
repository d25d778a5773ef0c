// SPDX-License-Identifier: GPL-3.0-or-later
// Copies the sample projects into a build folder and installs their packages there:
//
//     node install.mjs BUILD_FOLDER [NAME …]
//
// BUILD_FOLDER/projects/NAME then holds the project's files as they are now, and node_modules as its lockfile
// says. A folder that was installed from the same lockfile is left as it is, so a second run takes no time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const sourceDir = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const projectsDir = join(sourceDir, 'tests/projects');
const npmDir = join(sourceDir, 'packaging/toolchain/node_modules/npm');
// npm deletes node_modules before it installs, and the marker with it: a broken install is never marked.
const marker = join('node_modules', '.boucle-installed');

const [buildDir, ...wanted] = process.argv.slice(2);
if (!buildDir) {
  console.error('Usage: node install.mjs BUILD_FOLDER [NAME …]');
  process.exit(2);
}

function lockHash(source) {
  const npm = JSON.parse(readFileSync(join(npmDir, 'package.json'), 'utf8')).version;
  const hash = createHash('sha256').update(`${process.version} ${process.arch} npm ${npm}\n`);
  return hash.update(readFileSync(join(source, 'package-lock.json'))).digest('hex');
}

/** The project's own files, exactly: what a former run generated beside node_modules goes. */
function copySources(source, target) {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target)) {
    if (name !== 'node_modules') rmSync(join(target, name), { recursive: true });
  }
  for (const name of readdirSync(source)) {
    if (name !== 'node_modules') cpSync(join(source, name), join(target, name), { recursive: true });
  }
}

function npmCi(target) {
  const command = [join(npmDir, 'bin/npm-cli.js'), 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, NG_CLI_ANALYTICS: 'false' };
  const result = spawnSync(process.execPath, command, { cwd: target, env, stdio: 'inherit' });
  if (result.error) throw result.error;
  return result.status === 0;
}

function install(name) {
  const source = join(projectsDir, name);
  const target = join(buildDir, 'projects', name);
  if (!existsSync(join(source, 'package-lock.json'))) {
    console.error(`${name}: no such project, or it has no package-lock.json`);
    return false;
  }
  const hash = lockHash(source);
  copySources(source, target);
  if (existsSync(join(target, marker)) && readFileSync(join(target, marker), 'utf8') === hash) {
    console.log(`${name}: up to date`);
    return true;
  }
  const begin = performance.now();
  // The registry may be slow or drop a connection: one more try.
  if (!npmCi(target) && !npmCi(target)) {
    console.error(`${name}: npm ci failed twice`);
    return false;
  }
  mkdirSync(join(target, 'node_modules'), { recursive: true });
  writeFileSync(join(target, marker), hash);
  console.log(`${name}: installed in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return true;
}

const names = wanted.length > 0 ? wanted : readdirSync(projectsDir).sort();
const failed = names.filter((name) => !install(name));
if (failed.length > 0) {
  console.error(`Not installed: ${failed.join(', ')}`);
  process.exit(1);
}
