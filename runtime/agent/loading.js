// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global performance, require, native */
// Tells Boucle which files the program consists of, whose changes matter, and which packages it has loaded. Node's own
// loaders tell nobody.

const { fileURLToPath } = require('url');
const Module = require('module');

const packages = '/node_modules/';
const told = new Set();

function tell(file) {
  if (typeof file !== 'string' || told.has(file) || (!native.watchesPackages && file.includes(packages))) return;
  told.add(file);
  native.fileLoaded(file, /\.(?:json|wasm|node)$/.test(file));
}

const clock = performance; // a script may put its own in the place
const known = new Set(); // folders of packages

/** The folder of the package that a file is in, the first time that one is asked for; ''. */
function newPackage(file) {
  const at = typeof file === 'string' ? file.lastIndexOf(packages) : -1;
  if (at < 0) return '';
  const begin = at + packages.length;
  let end = file.indexOf('/', begin);
  if (file[begin] === '@') end = file.indexOf('/', end + 1);
  const folder = end < 0 ? '' : file.slice(0, end);
  if (folder === '' || known.has(folder)) return '';
  known.add(folder);
  return folder;
}

const { load } = Module.prototype;
Module.prototype.load = function(filename) {
  tell(filename);
  const folder = newPackage(filename);
  if (folder === '') return Reflect.apply(load, this, [filename]);
  const begin = clock.now();
  try {
    return Reflect.apply(load, this, [filename]);
  } finally {
    native.packageLoaded(folder, clock.now() - begin);
  }
};

const { translators } = require('internal/modules/esm/translators');
for (const [format, translate] of translators) {
  if (format === 'builtin') continue;
  translators.set(format, function(url, ...rest) {
    if (url.startsWith('file:')) {
      const file = fileURLToPath(url);
      tell(file);
      const folder = newPackage(file);
      // It runs later, with others.
      if (folder !== '') native.packageLoaded(folder, 0);
    }
    return Reflect.apply(translate, this, [url, ...rest]);
  });
}
