// SPDX-License-Identifier: GPL-3.0-or-later
import { Body, Controller, Get, NotFoundException, Param, ParseIntPipe, Post } from '@nestjs/common';

import { Dish, MenuService } from './menu.service';

@Controller('dishes')
export class MenuController {
  constructor(private readonly menu: MenuService) {}

  @Get()
  all(): Dish[] {
    return this.menu.all();
  }

  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number): Dish {
    const dish = this.menu.find(id);
    if (!dish) throw new NotFoundException(`No dish ${id}`);
    return dish;
  }

  @Post()
  add(@Body() body: Pick<Dish, 'name' | 'price'>): Dish {
    return this.menu.add(body.name, body.price);
  }
}
