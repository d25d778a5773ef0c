// SPDX-License-Identifier: GPL-3.0-or-later
const { subtle } = globalThis.crypto;
const bytes = new TextEncoder().encode('hello');
const hex = (buffer) => Buffer.from(buffer).toString('hex');
console.log(hex(await subtle.digest('SHA-256', bytes)));
const secret = await subtle.importKey('raw', new Uint8Array(16).fill(3), 'AES-GCM', true, ['encrypt', 'decrypt']);
const iv = new Uint8Array(12);
const packed = await subtle.encrypt({ name: 'AES-GCM', iv }, secret, bytes);
console.log(hex(packed), new TextDecoder().decode(await subtle.decrypt({ name: 'AES-GCM', iv }, secret, packed)));
const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify']);
const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-384' }, pair.privateKey, bytes);
console.log(await subtle.verify({ name: 'ECDSA', hash: 'SHA-384' }, pair.publicKey, signature, bytes), (await subtle.exportKey('jwk', pair.publicKey)).crv);
const mac = await subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
console.log(hex(await subtle.sign('HMAC', mac, bytes)), mac.extractable, pair.privateKey);
await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12).fill(1) }, secret, packed).catch((error) => console.log(error.name, error.constructor.name));
await subtle.exportKey('raw', mac).catch((error) => console.log(error.name, error.message));
console.log(crypto.getRandomValues(new Uint8Array(4)).length, (await import('node:crypto')).webcrypto === crypto);
