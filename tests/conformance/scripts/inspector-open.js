// SPDX-License-Identifier: GPL-3.0-or-later
const inspector = require('node:inspector');
inspector.open(0, '127.0.0.1');
const url = new URL(inspector.url());
console.log(url.protocol, url.hostname, url.port > 0, url.pathname.length);
require('node:http').get(`http://127.0.0.1:${url.port}/json/version`, (response) => {
    response.on('data', (data) => console.log(JSON.parse(data)));
    response.on('end', () => {
        inspector.close();
        console.log(inspector.url());
    });
});
