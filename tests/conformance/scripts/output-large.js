// SPDX-License-Identifier: GPL-3.0-or-later
// Eight megabytes, written as fast as the reader takes them.
const block = (number) => `${String(number).padStart(9)} ${'abcdefghij'.repeat(9)}\n`.repeat(100);
let number = 0;
const total = 830;
const write = () => {
    while (number < total) {
        if (!process.stdout.write(block(number++)))
            return process.stdout.once('drain', write);
    }
    process.stdout.write('last\n', () => console.error('written'));
};
write();
