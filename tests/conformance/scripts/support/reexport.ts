// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
export type { Stats } from 'node:fs';
export { basename } from 'node:path';
export default fs;
