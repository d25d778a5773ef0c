// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Five thousand open handles of every kind.
const dgram = require('node:dgram');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const kept = [];
const folder = process.env.FAULT_TEMP ?? os.tmpdir();
for (let i = 0; i < 500; ++i) {
    kept.push(fs.watch(folder, () => {}));
    fs.watchFile(path.join(folder, `absent-${i}`), { interval: 1000 }, () => {});
}
let wanted = 1000 + 500 + 1000;
function opened() {
    if (--wanted === 0)
        console.log('ready');
}
for (let i = 0; i < 1000; ++i) {
    const socket = dgram.createSocket('udp4');
    socket.bind(0, '127.0.0.1', opened);
    kept.push(socket);
}
for (let i = 0; i < 500; ++i)
    kept.push(net.createServer(() => {}).listen(0, '127.0.0.1', opened));
const peer = net.createServer({ highWaterMark: 1024 }, (socket) => kept.push(socket));
peer.listen(0, '127.0.0.1', 2048, () => {
    for (let i = 0; i < 1000; ++i)
        kept.push(net.connect(peer.address().port, '127.0.0.1', opened));
});
