// SPDX-License-Identifier: GPL-3.0-or-later
const order = [];
const same = setTimeout(() => console.log('never'), 1);
clearTimeout(same);
clearTimeout(undefined);
clearInterval({});
let ticks = 0;
const interval = setInterval((a, b) => {
    order.push(`interval ${a} ${b} ${++ticks}`);
    if (ticks === 3)
        clearInterval(interval);
}, 2, 'x', 'y');
const unreferenced = setTimeout(() => console.log('never either'), 10_000).unref();
console.log(unreferenced.hasRef(), interval.hasRef(), typeof unreferenced[Symbol.toPrimitive](), unreferenced.constructor.name);
const delays = [];
for (const delay of [9, 3, 6, 0, 1])
    setTimeout(() => delays.push(delay), delay * 10);
const refreshed = setTimeout(() => delays.push('refreshed'), 50);
setTimeout(() => refreshed.refresh(), 45);
process.on('exit', () => console.log(order, delays));
setTimeout(() => { using timer = setInterval(() => console.log('never'), 1); timer.unref(); }, 1);
for (const wrong of [undefined, 'text', 12]) {
    try {
        setTimeout(wrong, 1);
    } catch (error) {
        console.log(error.code);
    }
}
