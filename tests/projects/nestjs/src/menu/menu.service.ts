// SPDX-License-Identifier: GPL-3.0-or-later
import { Injectable } from '@nestjs/common';

export interface Dish {
  id: number;
  name: string;
  price: number;
}

@Injectable()
export class MenuService {
  private readonly dishes: Dish[] = [
    { id: 1, name: 'Onion soup', price: 7.5 },
    { id: 2, name: 'Buckwheat galette', price: 11 },
  ];

  all(): Dish[] {
    return this.dishes;
  }

  find(id: number): Dish | undefined {
    return this.dishes.find((dish) => dish.id === id);
  }

  add(name: string, price: number): Dish {
    const dish = { id: this.dishes.length + 1, name, price };
    this.dishes.push(dish);
    return dish;
  }
}
