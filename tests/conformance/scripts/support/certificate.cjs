// SPDX-License-Identifier: GPL-3.0-or-later
// A self-signed certificate for localhost, made when it is needed.
const { createHash, generateKeyPairSync, sign } = require('node:crypto');

const part = (tag, ...contents) => {
    const body = Buffer.concat(contents);
    const { length } = body;
    const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...contents) => part(0x30, ...contents);
const set = (...contents) => part(0x31, ...contents);
const identifier = (hex) => part(0x06, Buffer.from(hex, 'hex'));
const text = (value) => part(0x0c, Buffer.from(value));
const time = (value) => part(0x18, Buffer.from(value));
const octets = (...contents) => part(0x04, ...contents);

/** { key, cert }, both PEM: P-256, names localhost and 127.0.0.1, its own authority, valid for a century. */
exports.certificate = () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const algorithm = sequence(identifier('2a8648ce3d040302'));
    const name = sequence(set(sequence(identifier('550403'), text('localhost'))));
    const publicInformation = publicKey.export({ type: 'spki', format: 'der' });
    const keyIdentifier = createHash('sha1').update(publicInformation).digest();
    const names = sequence(part(0x82, Buffer.from('localhost')), part(0x87, Buffer.from([127, 0, 0, 1])));
    const extensions = sequence(
        sequence(identifier('551d13'), part(0x01, Buffer.from([0xff])), octets(sequence(part(0x01, Buffer.from([0xff]))))),
        sequence(identifier('551d0e'), octets(octets(keyIdentifier))),
        sequence(identifier('551d11'), octets(names)));
    const content = sequence(
        part(0xa0, part(0x02, Buffer.from([2]))), part(0x02, Buffer.from([1])), algorithm, name,
        sequence(time('20200101000000Z'), time('21200101000000Z')), name, publicInformation, part(0xa3, extensions));
    const signature = sign('sha256', content, privateKey);
    const der = sequence(content, algorithm, part(0x03, Buffer.from([0]), signature));
    const lines = der.toString('base64').match(/.{1,64}/g).join('\n');
    return {
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
        cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    };
};
