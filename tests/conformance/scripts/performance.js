// SPDX-License-Identifier: GPL-3.0-or-later
const { PerformanceObserver, constants, createHistogram, eventLoopUtilization, monitorEventLoopDelay, performance, timerify } = require('node:perf_hooks');
console.log(Object.keys(performance.toJSON()), Object.keys(performance.nodeTiming.toJSON()), Object.keys(constants));
const { nodeStart, v8Start, environment, bootstrapComplete, loopStart, loopExit, name, entryType } = performance.nodeTiming;
console.log(name, entryType, nodeStart >= 0, v8Start > 0, environment > 0, bootstrapComplete > environment, loopStart, loopExit);
console.log(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 500, performance === globalThis.performance);
const observer = new PerformanceObserver((list) => {
    console.log(list.getEntries().map((entry) => [entry.entryType, entry.name, entry.duration >= 0]).sort());
    observer.disconnect();
});
observer.observe({ entryTypes: ['mark', 'measure', 'function'] });
performance.mark('start', { detail: 'x' });
performance.measure('length', 'start');
timerify(function timed() {})();
const histogram = createHistogram();
[1, 2, 3, 4].forEach((value) => histogram.record(value));
console.log(histogram.count, histogram.min, histogram.max, histogram.mean, histogram.percentile(50), Object.keys(eventLoopUtilization()));
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
setTimeout(() => {
    delay.disable();
    const { idle, active } = eventLoopUtilization();
    console.log(delay.count > 0, delay.min > 0, idle > 0, active > 0, performance.nodeTiming.loopStart > 0, performance.nodeTiming.idleTime > 0);
    console.log(Object.keys(performance.nodeTiming.uvMetricsInfo), performance.nodeTiming.uvMetricsInfo.loopCount > 0);
}, 60);
