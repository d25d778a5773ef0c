// SPDX-License-Identifier: GPL-3.0-or-later
import { Module } from '@nestjs/common';

import { MenuModule } from './menu/menu.module';

@Module({ imports: [MenuModule] })
export class AppModule {}
