// SPDX-License-Identifier: GPL-3.0-or-later
// Called on an object: its own properties, elements and entries as one flat list, without calling anything of the
// program. The list begins with the number of elements, of named properties, of entries, and with 1 when a string
// among them was cut; then four items a row: section, key, flags, value. Sections of more rows than `most` are left
// out unless one is asked for by name.
function (section, from, most, longest) {
    'use strict';
    const attempt = (what) => {
        try {
            return what();
        } catch {
            return -1;
        }
    };
    const getterOf = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
    const isList = Array.isArray(this);
    const isText = attempt(() => String.prototype.valueOf.call(this).length);
    const isBytes = ArrayBuffer.isView(this) && !(attempt(() => getterOf(DataView.prototype, 'byteLength').call(this)) >= 0);
    const elements = isList ? this.length
        : isText >= 0 ? isText
        : isBytes ? getterOf(Object.getPrototypeOf(Uint8Array.prototype), 'length').call(this) : 0;
    const inMap = attempt(() => getterOf(Map.prototype, 'size').call(this));
    const inSet = inMap < 0 ? attempt(() => getterOf(Set.prototype, 'size').call(this)) : -1;
    const entries = Math.max(inMap, inSet, 0);
    // Those of lists are asked for another way: naming a thousand million elements would end the program.
    const names = isList || isText >= 0 || isBytes ? [] : Reflect.ownKeys(this);

    const result = [elements, names.length, entries, 0];
    const cut = (value) => {
        if (typeof value !== 'string' || value.length <= longest) return value;
        result[3] = 1;
        return value.slice(0, longest + 1);
    };
    const addProperty = (kind, key) => {
        let found;
        try {
            found = Object.getOwnPropertyDescriptor(this, key);
        } catch {
            // A variable that has no value yet.
            result.push(kind, key, 16, undefined);
            return;
        }
        if (!found) return;
        const flags = (found.writable ? 1 : 0) | (found.get ? 2 : 0) | (found.set ? 4 : 0) | (found.enumerable ? 8 : 0);
        result.push(kind, key, flags, cut(found.value));
    };
    const wants = (name, count) => section === name || (section === '' && count <= most);
    if (wants('elements', elements)) {
        for (let i = from; i < elements && i < from + most; i++) addProperty(0, i);
    }
    if (entries > 0 && wants('entries', entries)) {
        let at = 0;
        const all = inMap >= 0 ? Map.prototype.entries.call(this) : Set.prototype.entries.call(this);
        for (const [key, value] of all) {
            if (at >= from + most) break;
            if (at >= from) result.push(inMap >= 0 ? 1 : 2, inMap >= 0 ? cut(key) : at, inMap >= 0 ? 1 : 0, cut(value));
            at++;
        }
    }
    if (wants('names', names.length)) {
        for (const name of names.slice(from, from + most)) addProperty(3, name);
    }
    return result;
}
