// SPDX-License-Identifier: GPL-3.0-or-later
import { NestFactory } from '@nestjs/core';

import { AppModule } from './app.module';

async function main() {
  const app = await NestFactory.create(AppModule);
  app.enableShutdownHooks();
  await app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
  console.log(`Listening on http://localhost:${app.getHttpServer().address().port}`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
