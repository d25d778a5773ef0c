// SPDX-License-Identifier: GPL-3.0-or-later
console.log(Object.keys(process.memoryUsage()), process.memoryUsage.rss() > 1e6);
console.log(Object.keys(process.resourceUsage()), Object.keys(process.cpuUsage()), Object.keys(process.threadCpuUsage()));
const memory = process.memoryUsage();
console.log(memory.heapUsed > 1e6, memory.heapUsed < memory.heapTotal, memory.rss > memory.heapTotal);
const [seconds, nanoseconds] = process.hrtime();
console.log(Number.isInteger(seconds), nanoseconds < 1e9, typeof process.hrtime.bigint());
const earlier = process.hrtime.bigint();
console.log(process.hrtime.bigint() >= earlier, process.uptime() > 0, process.uptime() < 20);
console.log(process.availableMemory() > 0, typeof process.constrainedMemory());
const before = process.threadCpuUsage();
for (const end = Date.now() + 30; Date.now() < end;);
const { user, system } = process.threadCpuUsage(before);
console.log(user + system > 1000, user + system < 5e6);
