// SPDX-License-Identifier: GPL-3.0-or-later
// Called with a value, makes JSON text of it; null when it would be longer than `most`. Unlike JSON.stringify it knows
// cycles, big integers, maps and sets.
function (value, most) {
    'use strict';
    const parents = [];
    const parts = [];
    let length = 0;
    class TooLarge extends Error {}
    const put = (text) => {
        length += text.length;
        if (length > most) throw new TooLarge();
        parts.push(text);
    };
    const putText = (text) => {
        if (text.length > most) throw new TooLarge();
        put(JSON.stringify(text));
    };
    const putAll = (open, close, items, one) => {
        const indent = '\n' + '  '.repeat(parents.length);
        put(open);
        let isFirst = true;
        for (const item of items) {
            if (!isFirst) put(',');
            isFirst = false;
            put(indent);
            one(item);
        }
        if (!isFirst) put(indent.slice(0, -2));
        put(close);
    };
    const isLeftOut = (item) => item === undefined || typeof item === 'function' || typeof item === 'symbol';
    function* members(object) {
        for (const key of Object.keys(object)) {
            const item = object[key];
            if (!isLeftOut(item)) yield [key, item];
        }
    }
    const putMembers = (items) => putAll('{', '}', items, ([key, item]) => {
        putText(key);
        put(': ');
        write(item);
    });
    const write = (item) => {
        if (typeof item === 'bigint') return put(`"${item}"`);
        if (typeof item === 'string') return putText(item);
        if (isLeftOut(item)) return put('null');
        if (item === null || typeof item !== 'object') return put(JSON.stringify(item));
        if (parents.includes(item)) return put('"[Circular]"');
        parents.push(item);
        const isBytes = ArrayBuffer.isView(item);
        if (!isBytes && typeof item.toJSON === 'function') {
            const stand = item.toJSON('');
            if (stand === item) putMembers(members(item));
            else {
                parents.pop();
                write(stand);
                parents.push(item);
            }
        } else if (Array.isArray(item)) putAll('[', ']', item, write);
        else if (isBytes && !(item instanceof DataView)) putAll('[', ']', item, write);
        else if (item instanceof Set) putAll('[', ']', item, write);
        else if (item instanceof Map) {
            if ([...item.keys()].every((key) => typeof key === 'string')) putMembers(item);
            else putAll('[', ']', item, write);
        } else if (item instanceof Error) {
            putMembers([['name', item.name], ['message', item.message], ['stack', item.stack], ...members(item)]);
        } else if (item instanceof String || item instanceof Number || item instanceof Boolean) write(item.valueOf());
        else putMembers(members(item));
        parents.pop();
    };
    try {
        write(value);
    } catch (error) {
        if (error instanceof TooLarge) return null;
        throw error;
    }
    return parts.join('');
}
