// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const { bodyParser } = require('@koa/bodyparser');
const Router = require('@koa/router');
const Koa = require('koa');

const notes = require('./notes');

function createApp() {
  const app = new Koa();
  const router = new Router();

  app.use((ctx, next) => {
    const begin = performance.now();
    ctx.res.on('finish', () => {
      const duration = Math.round(performance.now() - begin);
      console.log(`${ctx.method} ${ctx.originalUrl} ${ctx.res.statusCode} ${duration} ms`);
    });
    return next();
  });
  app.use(bodyParser());

  router.get('/notes', (ctx) => {
    ctx.body = notes.all();
  });
  router.get('/notes/:id', (ctx) => {
    const note = notes.find(Number(ctx.params.id));
    ctx.assert(note, 404, 'No such note');
    ctx.body = note;
  });
  router.post('/notes', (ctx) => {
    const { text } = ctx.request.body ?? {};
    ctx.assert(typeof text === 'string' && text.length > 0, 400, 'A note needs a text');
    ctx.status = 201;
    ctx.body = notes.add(text);
  });

  return app.use(router.routes()).use(router.allowedMethods());
}

module.exports = { createApp };
