// SPDX-License-Identifier: GPL-3.0-or-later
import pg from 'pg';

export async function openTickets(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 4 });
  pool.on('error', (error) => console.error(`Idle database connection lost: ${error.message}`));

  await pool.query(`CREATE TABLE IF NOT EXISTS tickets (
    id serial PRIMARY KEY,
    subject text NOT NULL,
    opened timestamptz NOT NULL DEFAULT now(),
    closed timestamptz
  )`);
  await pool.query(`INSERT INTO tickets (subject)
    SELECT 'The printer is on fire' WHERE NOT EXISTS (SELECT 1 FROM tickets)`);

  return {
    async serverVersion() {
      return (await pool.query('SHOW server_version')).rows[0].server_version;
    },
    async all() {
      return (await pool.query('SELECT * FROM tickets ORDER BY id')).rows;
    },
    async open(subject) {
      return (await pool.query('INSERT INTO tickets (subject) VALUES ($1) RETURNING *', [subject])).rows[0];
    },
    async close(id) {
      const text = 'UPDATE tickets SET closed = now() WHERE id = $1 AND closed IS NULL RETURNING *';
      return (await pool.query(text, [id])).rows[0];
    },
  };
}
