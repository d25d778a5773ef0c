// SPDX-License-Identifier: GPL-3.0-or-later
import { DatabaseSync } from 'node:sqlite';

const firstBooks = [
  ['Twenty Thousand Leagues Under the Seas', 'Jules Verne', 1870],
  ['The Mysterious Island', 'Jules Verne', 1875],
  ['Middlemarch', 'George Eliot', 1871],
];

export function openLibrary(location) {
  const db = new DatabaseSync(location);
  db.exec(`CREATE TABLE IF NOT EXISTS books (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    year INTEGER NOT NULL
  ) STRICT`);

  const insert = db.prepare('INSERT INTO books (title, author, year) VALUES (?, ?, ?)');
  const search = db.prepare(
    "SELECT id, title, author, year FROM books WHERE title || ' ' || author LIKE '%' || ? || '%' ORDER BY year",
  );
  const add = (...book) => Number(insert.run(...book).lastInsertRowid);

  if (db.prepare('SELECT count(*) AS count FROM books').get().count === 0) {
    for (const book of firstBooks) add(...book);
  }
  return {
    add,
    search: (text) => search.all(text),
    version: () => db.prepare('SELECT sqlite_version() AS version').get().version,
  };
}
