// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// Recursion through the engine's own code: parser, JSON, inspect, structured clone, patterns, getters.
const util = require('node:util');

function nested(levels) {
    let value = {};
    for (let i = 0; i < levels; ++i)
        value = { value };
    return value;
}
const deep = nested(200_000);
const circle = {
    get self() {
        return circle.self;
    },
    toString() {
        return `${this}`;
    },
};
const endless = new Proxy({}, { get: (target, key, receiver) => receiver[key] });
const attempts = {
    parser: () => new Function('('.repeat(100_000)),
    json: () => JSON.stringify(deep),
    clone: () => structuredClone(deep),
    pattern: () => new RegExp('('.repeat(100_000) + ')'.repeat(100_000)),
    getter: () => circle.self,
    text: () => String(circle),
    proxy: () => endless.key,
    apply: () => Math.max.apply(null, new Array(10_000_000)),
    inspect: () => util.inspect(deep, { depth: Infinity }),
};
for (const [name, attempt] of Object.entries(attempts)) {
    try {
        attempt();
        console.log(name, 'passed');
    } catch (error) {
        console.log(name, error.constructor.name);
    }
}
console.log('all survived');
