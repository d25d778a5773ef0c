// SPDX-License-Identifier: GPL-3.0-or-later
export interface Book {
  readonly id: number;
  title: string;
  copies: number;
}

export interface Loan {
  book: Book['id'];
  reader: string;
  due: Date;
}

export type Refusal = 'no such book' | 'no copy left';

/** Books and who has them. */
export class Library {
  readonly #books: Map<number, Book>;
  readonly #loans: Loan[] = [];

  constructor(books: Iterable<Book>) {
    this.#books = new Map([...books].map((book): [number, Book] => [book.id, book]));
  }

  find(id: Book['id']): Book | undefined {
    return this.#books.get(id);
  }

  search(word: string): Book[] {
    const wanted = word.toLowerCase();
    return [...this.#books.values()].filter((book) => book.title.toLowerCase().includes(wanted));
  }

  async lend(id: Book['id'], reader: string, days = 21): Promise<Loan | Refusal> {
    const book = this.find(id);
    if (!book) return 'no such book';
    if (book.copies === 0) return 'no copy left';
    book.copies -= 1;
    const loan: Loan = { book: id, reader, due: new Date(Date.now() + days * 86_400_000) };
    this.#loans.push(loan);
    return loan;
  }
}
