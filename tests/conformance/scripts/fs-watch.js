// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
fs.mkdirSync('watched');
const seen = new Set();
const watcher = fs.watch('watched', (event, name) => {
    seen.add(`${event} ${name}`);
    if (name === 'last')
        watcher.close();
});
watcher.on('close', () => {
    console.log([...seen].filter((one) => !one.endsWith('last')).sort());
    const growing = setInterval(() => fs.appendFileSync('watched/new', 'more'), 60);
    fs.watchFile('watched/new', { interval: 20 }, (current, previous) => {
        console.log('changed', previous.size < current.size);
        clearInterval(growing);
        fs.unwatchFile('watched/new');
        promised();
    });
});
async function promised() {
    const controller = new AbortController();
    try {
        const watching = require('node:fs/promises').watch('watched', { signal: controller.signal });
        setTimeout(() => fs.writeFileSync('watched/third', ''), 10);
        for await (const { filename } of watching) {
            console.log('promised', filename);
            controller.abort();
        }
    } catch (error) {
        console.log(error.name);
    }
}
fs.writeFileSync('watched/new', 'x');
fs.renameSync('watched/new', 'watched/renamed');
fs.renameSync('watched/renamed', 'watched/new');
fs.writeFileSync('watched/last', '');
