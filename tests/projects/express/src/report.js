// SPDX-License-Identifier: GPL-3.0-or-later

/** CSV, one row for each line of each order. */
export function renderReport(orders) {
  const rows = orders.flatMap((order) =>
    order.lines.map(({ sku, quantity, price }) =>
      [order.id, order.customer, sku, quantity, (price * quantity).toFixed(2)].join(','),
    ),
  );
  return ['order,customer,sku,quantity,amount', ...rows, ''].join('\n');
}
