// SPDX-License-Identifier: GPL-3.0-or-later
import { basename } from 'node:path';
console.log(basename(import.meta.filename), await 1);
