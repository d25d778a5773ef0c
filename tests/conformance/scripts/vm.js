// SPDX-License-Identifier: GPL-3.0-or-later
const vm = require('node:vm');
const context = vm.createContext({ console, value: 1, list: [] });
console.log(vm.runInContext('value += 1; list.push(value); this.made = "inside"; list instanceof Array', context), context.made, vm.isContext(context), context.list);
console.log(new vm.Script('typeof require + typeof process + typeof setTimeout').runInNewContext(), vm.runInThisContext('typeof globalThis.process'));
for (const [source, options] of [['while (true);', { timeout: 30 }], ['throw new Error("inside")', { filename: 'own.vm', lineOffset: 9 }], ['not a program', { filename: 'own.vm' }]]) {
    try {
        vm.runInNewContext(source, {}, options);
    } catch (error) {
        console.log(error.code, error.name, error instanceof Error, error.stack.split('\n')[0]);
    }
}
const compiled = vm.compileFunction('return a + b + extra', ['a', 'b'], { contextExtensions: [{ extra: 100 }] });
console.log(compiled(1, 2), new vm.Script('1').createCachedData().length > 0);
try {
    vm.runInNewContext('eval("1")', {}, { contextCodeGeneration: { strings: false } });
} catch (error) {
    console.log(error.name, error.message);
}
import('node:fs').then(() => vm.runInThisContext('import("node:os")', { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER })).then((os) => console.log(typeof os.EOL));
