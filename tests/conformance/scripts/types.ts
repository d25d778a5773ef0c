// SPDX-License-Identifier: GPL-3.0-or-later
import fs, { basename as unused, type Stats } from './support/reexport.ts';
type Pair<T> = readonly [T, T];
declare const absent: number;
abstract class Base<T> {
    protected readonly items: T[] = [];
    abstract describe(): string;
    add(this: Base<T>, item: T): this { this.items.push(item); return this; }
}
class Numbers extends Base<number> {
    declare unused: string;
    override describe(): string { return `${this.items.length!} numbers` satisfies string; }
}
function pick<const T extends Pair<unknown>>(pair: T): T[0] { return pair[0] as T[0]; }
const stats: Stats | undefined = undefined;
console.log(new Numbers().add(1).add(2).describe(), pick(['x', 'y']), stats, typeof absent, unused('/a/b'));
console.log((fs as { existsSync(path: string): boolean }).existsSync(import.meta.filename));
