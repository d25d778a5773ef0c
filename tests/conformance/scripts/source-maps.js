// SPDX-License-Identifier: GPL-3.0-or-later
process.setSourceMapsEnabled(true);
const { Module, SourceMap, findSourceMap } = require('node:module');
const generated = 'function f(){throw new Error("mapped")}\nf();';
const map = {
    version: 3, sources: ['original.ts'], names: [], mappings: 'AAAA,aACI;AAGJ',
    sourcesContent: ['function original() {\n    throw new Error("mapped");\n}\n\noriginal();\n'],
};
const file = `${__dirname}/generated.js`;
const comment = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
const made = new Module(file, module);
made.filename = file;
try {
    made._compile(`${generated}\n${comment}\n`, file);
} catch (error) {
    console.log(error.stack.split('\n').slice(0, 3).join('\n').replaceAll(__dirname, ''));
}
console.log(findSourceMap(file) instanceof SourceMap, process.sourceMapsEnabled);
console.log(new SourceMap(map).findEntry(1, 0).originalLine);
made._compile(`${generated}\n${comment}\n`, file);
