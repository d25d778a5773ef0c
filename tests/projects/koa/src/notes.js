// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const notes = [{ id: 1, text: 'Water the plants' }];

module.exports = {
  all: () => notes,
  find: (id) => notes.find((note) => note.id === id),
  add(text) {
    const note = { id: notes.length + 1, text };
    notes.push(note);
    return note;
  },
};
