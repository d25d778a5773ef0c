// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import { WASI } from 'node:wasi';
const wasi = new WASI({ version: 'preview1', args: ['program', 'x'], env: { A: 'b' }, preopens: { '/': process.cwd() }, returnOnExit: true });
console.log(Object.keys(wasi.getImportObject()), typeof wasi.wasiImport.fd_write, fs.existsSync('.'));
try {
    wasi.start({ exports: {} });
} catch (error) {
    console.log(error.code);
}
