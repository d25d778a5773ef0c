// SPDX-License-Identifier: GPL-3.0-or-later
const dns = require('node:dns');
dns.lookup('localhost', { family: 4 }, (error, address, family) => {
    console.log(error?.code, address, family);
    dns.lookup('127.0.0.1', { all: true }, (failure, all) => {
        console.log(failure, all);
        dns.lookup('x'.repeat(70), (last) => {
            console.log(last.code, last.syscall, last.hostname);
            console.log(dns.getDefaultResultOrder(), dns.NOTFOUND, Array.isArray(dns.getServers()), dns.promises === require('node:dns/promises'));
        });
    });
});
