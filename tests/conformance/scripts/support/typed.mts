// SPDX-License-Identifier: GPL-3.0-or-later
export interface Shape { kind: 'square' | 'circle'; size: number }
export const area = ({ kind, size }: Shape): number => (kind === 'square' ? size * size : Math.round(size * 3));
