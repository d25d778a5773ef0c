// SPDX-License-Identifier: GPL-3.0-or-later
import { DatabaseSync, backup } from 'node:sqlite';
const database = new DatabaseSync('data.sqlite');
database.exec('CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT UNIQUE, price REAL, data BLOB) STRICT');
const insert = database.prepare('INSERT INTO items (name, price, data) VALUES (:name, :price, ?)');
console.log(insert.run({ name: 'one', price: 1.5 }, new Uint8Array([1, 2])), insert.run({ name: 'two', price: null }, null));
try {
    insert.run({ name: 'one', price: 0 }, null);
} catch (error) {
    console.log(error.code, error.errcode, error.message);
}
database.function('twice', (value) => value * 2);
const select = database.prepare('SELECT id, name, twice(price) AS double, data FROM items ORDER BY id');
console.log(select.all(), select.get(), [...select.iterate()].length, select.columns().map((column) => column.name));
database.exec('BEGIN; DELETE FROM items; ROLLBACK');
const big = database.prepare('SELECT 9007199254740993 AS n');
big.setReadBigInts(true);
console.log(big.get(), database.prepare('SELECT count(*) AS n FROM items').get().n, database.isOpen, database.isTransaction);
await backup(database, 'copy.sqlite');
database.close();
const copy = new DatabaseSync('copy.sqlite', { readOnly: true });
console.log(copy.prepare('SELECT name FROM items').all());
try {
    copy.exec('DELETE FROM items');
} catch (error) {
    console.log(error.message);
}
try {
    copy.prepare('SELEC');
} catch (error) {
    console.log(error.code, error.message);
}
