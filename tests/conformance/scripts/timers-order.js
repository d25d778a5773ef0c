// SPDX-License-Identifier: GPL-3.0-or-later
const log = (what) => () => console.log(what);
setImmediate(log('immediate 1'));
setImmediate(() => {
    console.log('immediate 2');
    process.nextTick(log('tick in immediate'));
    Promise.resolve().then(log('promise in immediate'));
    setImmediate(() => {
        console.log('immediate in immediate');
        setTimeout(log('timeout 0 after the io'), 0);
        setTimeout(log('timeout 5 after the io'), 5);
    });
});
process.nextTick(() => {
    console.log('tick 1');
    process.nextTick(log('tick in tick'));
    queueMicrotask(log('microtask in tick'));
});
Promise.resolve().then(() => {
    console.log('promise 1');
    process.nextTick(log('tick in promise'));
}).then(log('promise 2'));
queueMicrotask(log('microtask'));
(async () => {
    console.log('async starts');
    await null;
    console.log('async goes on');
})();
process.on('exit', log('exit'));
console.log('end of the script');
