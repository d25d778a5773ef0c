// SPDX-License-Identifier: GPL-3.0-or-later
console.log('before');
await null;
throw new TypeError('thrown after an await');
