// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// One query that the database works on for about ten seconds.
const { DatabaseSync } = require('node:sqlite');

const database = new DatabaseSync(':memory:');
console.log('ready');
database.prepare(`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 70000000)
                  SELECT count(*) FROM c`).get();
