// SPDX-License-Identifier: GPL-3.0-or-later
console.log(require('from-the-path').where);
try {
    require('not-there-either');
} catch (error) {
    console.log(error.code);
}
console.log(module.constructor.globalPaths.filter((one) => one.endsWith('modules-here')).length);
