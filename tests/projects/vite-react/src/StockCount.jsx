// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react';

export function StockCount({ items }) {
  const [counts, setCounts] = useState(() => Object.fromEntries(items.map((item) => [item, 0])));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);

  return (
    <main>
      <h1>Stock count</h1>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <button onClick={() => setCounts({ ...counts, [item]: counts[item] + 1 })}>{item}</button>
            <output>{counts[item]}</output>
          </li>
        ))}
      </ul>
      <p>{total} counted</p>
    </main>
  );
}
