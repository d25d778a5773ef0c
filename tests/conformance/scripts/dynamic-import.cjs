// SPDX-License-Identifier: GPL-3.0-or-later
console.log('first');
import('./support/named.mjs').then((loaded) => {
    console.log(Object.keys(loaded), loaded.default.name);
    return import('node:os');
}).then((os) => console.log(typeof os.cpus, os.default === require('os')))
    .then(() => import('data:text/javascript,export default import.meta.url.length'))
    .then((loaded) => console.log(loaded.default))
    .then(() => import('./support/none.mjs'))
    .catch((error) => console.log(error.code));
console.log('last');
