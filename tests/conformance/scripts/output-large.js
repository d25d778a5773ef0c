// SPDX-License-Identifier: GPL-3.0-or-later
// Eight megabytes, written as fast as the reader takes them.
const line = (number) => `${String(number).padStart(9)} ${'abcdefghij'.repeat(9)}\n`;
let number = 0;
const total = 83_000;
const write = () => {
    while (number < total) {
        if (!process.stdout.write(line(number++)))
            return process.stdout.once('drain', write);
    }
    process.stdout.write('last\n', () => console.error('written'));
};
write();
