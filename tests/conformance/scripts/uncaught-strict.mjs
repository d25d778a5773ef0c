// SPDX-License-Identifier: GPL-3.0-or-later
const inner = () => undefined.property;
const outer = () => inner();
setTimeout(() => console.log('never'), 1000);
outer();
