// SPDX-License-Identifier: GPL-3.0-or-later
process.stdin.setEncoding('utf8');
let text = '';
process.stdin.on('data', (chunk) => { text += chunk; });
process.stdin.on('end', () => console.log('end', text.length, JSON.stringify(text.slice(0, 60))));
process.stdin.on('close', () => console.log('close', process.stdin.destroyed));
