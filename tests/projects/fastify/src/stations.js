// SPDX-License-Identifier: GPL-3.0-or-later
const readings = new Map([
  ['harbour', [{ at: '2025-06-01T06:00:00Z', celsius: 14.2 }]],
  ['summit', [{ at: '2025-06-01T06:00:00Z', celsius: 3.8 }]],
]);

const reading = {
  type: 'object',
  required: ['celsius'],
  additionalProperties: false,
  properties: {
    at: { type: 'string', format: 'date-time' },
    celsius: { type: 'number', minimum: -90, maximum: 60 },
  },
};

async function routes(app) {
  app.addHook('preHandler', async (request, reply) => {
    if (!readings.has(request.params.name)) {
      return reply.code(404).send({ error: `No station ${request.params.name}` });
    }
  });

  app.get(
    '/:name',
    { schema: { response: { 200: { type: 'array', items: reading } } } },
    async (request) => readings.get(request.params.name),
  );

  app.post('/:name', { schema: { body: reading } }, async (request, reply) => {
    const added = { at: new Date().toISOString(), ...request.body };
    readings.get(request.params.name).push(added);
    return reply.code(201).send(added);
  });
}

export const stations = { names: () => [...readings.keys()], routes };
