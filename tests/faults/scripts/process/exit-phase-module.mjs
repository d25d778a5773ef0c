// SPDX-License-Identifier: GPL-3.0-or-later
// process.exit(3) after a top-level await.
import { setTimeout as wait } from 'node:timers/promises';

console.log('leaving in a module');
await wait(2);
process.exit(3);
