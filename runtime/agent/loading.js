// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
/* global require, native */
// Tells Boucle which files the program consists of: whose changes matter. Node's own loaders tell nobody.

const { fileURLToPath } = require('url');
const Module = require('module');

const packages = '/node_modules/';
const told = new Set();

function tell(file) {
  if (typeof file !== 'string' || told.has(file) || (!native.watchesPackages && file.includes(packages))) return;
  told.add(file);
  native.fileLoaded(file, /\.(?:json|wasm|node)$/.test(file));
}

const { load } = Module.prototype;
Module.prototype.load = function(filename) {
  tell(filename);
  return Reflect.apply(load, this, [filename]);
};

const { translators } = require('internal/modules/esm/translators');
for (const [format, translate] of translators) {
  if (format === 'builtin') continue;
  translators.set(format, function(url, ...rest) {
    if (url.startsWith('file:')) tell(fileURLToPath(url));
    return Reflect.apply(translate, this, [url, ...rest]);
  });
}
