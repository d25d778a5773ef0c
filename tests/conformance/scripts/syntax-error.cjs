// SPDX-License-Identifier: GPL-3.0-or-later
console.log('never');
const broken = {
    a: 1
    b: 2,
};
