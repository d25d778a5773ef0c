// SPDX-License-Identifier: GPL-3.0-or-later
// Imports a name that the module does not have.
import { absentName } from 'node:fs';

console.log(absentName);
