// SPDX-License-Identifier: GPL-3.0-or-later
const domain = require('node:domain').create();
domain.on('error', (error) => console.log('domain', error.message, error.domainThrown));
domain.run(() => setTimeout(() => { throw new Error('inside'); }, 1));
setTimeout(() => { throw new Error('outside'); }, 10);
