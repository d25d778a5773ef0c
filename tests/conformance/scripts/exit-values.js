// SPDX-License-Identifier: GPL-3.0-or-later
const wanted = JSON.parse(process.argv[2]);
process.on('exit', (code) => console.log('exit', code, process.exitCode));
try {
    process.exit(wanted);
} catch (error) {
    console.log(error.code, error.message);
}
