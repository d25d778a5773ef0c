// SPDX-License-Identifier: GPL-3.0-or-later
import data from './support/data.json' with { type: 'json' };
console.log(data);
const again = await import('./support/data.json', { with: { type: 'json' } });
console.log(again.default === data, Object.keys(again));
