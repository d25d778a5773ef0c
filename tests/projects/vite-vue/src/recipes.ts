// SPDX-License-Identifier: GPL-3.0-or-later
export interface Recipe {
  title: string;
  minutes: number;
}

export const recipes: Recipe[] = [
  { title: 'Onion soup', minutes: 55 },
  { title: 'Buckwheat galette', minutes: 20 },
  { title: 'Apple tart', minutes: 70 },
];

export function within(minutes: number): Recipe[] {
  return recipes.filter((recipe) => recipe.minutes <= minutes);
}
