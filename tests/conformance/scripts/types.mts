// SPDX-License-Identifier: GPL-3.0-or-later
import { area, type Shape } from './support/typed.mts';
const square: Shape = { kind: 'square', size: 4 };
console.log(area(square), await Promise.resolve<number>(7), import.meta.filename.endsWith('types.mts'));
export type { Shape };
