// SPDX-License-Identifier: GPL-3.0-or-later
const crypto = require('node:crypto');
for (const name of ['md5', 'sha1', 'sha256', 'sha3-512', 'blake2b512', 'ripemd160'])
    console.log(name, crypto.createHash(name).update('hello').digest('hex').slice(0, 32), crypto.hash(name, 'hello', 'base64').slice(0, 12));
console.log(crypto.createHmac('sha256', 'key').update('data').digest('base64url'), crypto.createHash('shake256', { outputLength: 8 }).update('').digest('hex'));
console.log(crypto.pbkdf2Sync('password', 'salt', 1000, 16, 'sha512').toString('hex'), crypto.scryptSync('p', 's', 16).toString('hex'));
console.log(Buffer.from(crypto.hkdfSync('sha256', 'key', 'salt', 'info', 16)).toString('hex'));
const cipher = crypto.createCipheriv('aes-256-gcm', Buffer.alloc(32, 1), Buffer.alloc(12, 2)).setAAD(Buffer.from('more'));
const packed = Buffer.concat([cipher.update('secret text'), cipher.final()]);
const open = (tag) => {
    const decipher = crypto.createDecipheriv('aes-256-gcm', Buffer.alloc(32, 1), Buffer.alloc(12, 2)).setAAD(Buffer.from('more')).setAuthTag(tag);
    return Buffer.concat([decipher.update(packed), decipher.final()]).toString();
};
console.log(packed.toString('hex'), open(cipher.getAuthTag()));
for (const action of [() => open(Buffer.alloc(16)), () => crypto.createHash('none'), () => crypto.createCipheriv('aes-128-cbc', 'short', ''), () => crypto.randomBytes(-1)]) {
    try {
        action();
    } catch (error) {
        console.log(error.code, error.message);
    }
}
for (const [type, options] of [['rsa', { modulusLength: 1024 }], ['ec', { namedCurve: 'P-256' }], ['ed25519', {}]]) {
    const { publicKey, privateKey } = crypto.generateKeyPairSync(type, options);
    const signature = crypto.sign(type === 'ed25519' ? null : 'sha256', Buffer.from('signed'), privateKey);
    console.log(type, crypto.verify(type === 'ed25519' ? null : 'sha256', Buffer.from('signed'), publicKey, signature), publicKey.asymmetricKeyDetails);
}
const [one, two] = [crypto.createECDH('secp256k1'), crypto.createECDH('secp256k1')];
one.generateKeys();
two.generateKeys();
console.log(one.computeSecret(two.getPublicKey()).equals(two.computeSecret(one.getPublicKey())), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
console.log(crypto.randomBytes(16).length, crypto.randomUUID().length, crypto.randomInt(5) < 5, crypto.getHashes().length, crypto.getCiphers().length, crypto.getCurves().length, crypto.getFips());
crypto.pbkdf2('password', 'salt', 1000, 8, 'sha1', (error, key) => console.log(error, key.toString('hex')));
process.on('exit', () => console.log(crypto.constants.defaultCipherList.length, crypto.secureHeapUsed()));
