// SPDX-License-Identifier: GPL-3.0-or-later
// Signals to the own process group, as a shell's job control sends them.
process.on('SIGUSR2', () => {
    console.log('got it');
    clearInterval(keep);
});
const keep = setInterval(() => {}, 1000);
process.kill(-process.pid, 'SIGUSR2');
