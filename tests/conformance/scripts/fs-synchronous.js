// SPDX-License-Identifier: GPL-3.0-or-later
const fs = require('node:fs');
const path = require('node:path');
fs.mkdirSync('a/b/c', { recursive: true });
fs.writeFileSync('a/file.txt', 'one\ntwo\n');
fs.appendFileSync('a/file.txt', 'three\n');
fs.copyFileSync('a/file.txt', 'a/b/copy.txt');
fs.symlinkSync('file.txt', 'a/link');
fs.linkSync('a/file.txt', 'a/hard');
fs.renameSync('a/b/copy.txt', 'a/b/moved.txt');
fs.truncateSync('a/b/moved.txt', 3);
fs.utimesSync('a/file.txt', 1, 2);
fs.chmodSync('a/file.txt', 0o640);
const stat = fs.statSync('a/file.txt', { bigint: true });
console.log(stat.size, stat.mode.toString(8), stat.nlink, stat.mtimeMs, stat.isFile(), Object.keys(stat).length);
console.log(fs.lstatSync('a/link').isSymbolicLink(), fs.readlinkSync('a/link'), path.basename(fs.realpathSync('a/link')));
console.log(fs.readdirSync('a', { recursive: true }).sort(), fs.readdirSync('a', { withFileTypes: true }).map((one) => [one.name, one.isDirectory()]).sort());
console.log(fs.readFileSync('a/b/moved.txt', 'latin1'), fs.existsSync('a/none'), fs.accessSync('a', fs.constants.R_OK));
const fd = fs.openSync('a/raw', 'w+', 0o600);
console.log(fs.writeSync(fd, Buffer.from('0123456789'), 2, 5, 1), fs.writevSync(fd, [Buffer.from('ab'), Buffer.from('c')]));
const buffer = Buffer.alloc(10, '.');
console.log(fs.readSync(fd, buffer, { position: 0 }), buffer.toString('latin1'), fs.fstatSync(fd).size);
fs.fsyncSync(fd);
fs.closeSync(fd);
for (const action of [() => fs.readFileSync('none'), () => fs.mkdirSync('a'), () => fs.rmdirSync('a'), () => fs.readdirSync('a/file.txt'),
    () => fs.openSync('a/file.txt', 'wx'), () => fs.closeSync(99), () => fs.readFileSync('x\0y'), () => fs.writeFileSync('a', '')]) {
    try {
        action();
    } catch (error) {
        console.log(error.code, error.errno, error.syscall, error.message.replaceAll(process.cwd(), ''));
    }
}
fs.cpSync('a', 'copied', { recursive: true, filter: (name) => !name.endsWith('raw') });
console.log(fs.readdirSync('copied').sort(), fs.globSync('**/*.txt').sort());
fs.rmSync('a', { recursive: true });
console.log(fs.readdirSync('.'), fs.statSync('none', { throwIfNoEntry: false }), fs.mkdtempDisposableSync('t-').remove());
