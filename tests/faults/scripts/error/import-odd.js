// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Imports by odd addresses, one after the other.
(async () => {
    for (const address of ['http://127.0.0.1/x.js', 'data:text/javascript,export default ;', 'node:absent',
        'file:///', './', '', 'data:application/json,{', 'blob:nothing']) {
        try {
            await import(address);
            console.log('imported');
        } catch (error) {
            console.log(`refused: ${error.code ?? error.name}`);
        }
    }
    console.log('all survived');
})();
