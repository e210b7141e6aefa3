import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type ApiParts, questionsApi } from './questions-api.ts';

/** The API with its own description: only JSON is read here. */
export async function apiDoor(api: FastifyInstance, parts: ApiParts & { readonly publicUrl: string }): Promise<void> {
  api.removeContentTypeParser('text/plain');
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'MIO: vragen stellen',
        version: '1',
        description:
          'Brengt een vraag over een leerling, een groep of een school bij de deskundige die kan helpen. Fouten komen als problem+json (RFC 9457) en zeggen wat u kunt doen.',
      },
      servers: [{ url: parts.publicUrl }],
    },
    transform: jsonSchemaTransform,
  });
  api.get('/v1/openapi.json', { config: { rateLimit: false }, schema: { hide: true } as object }, async (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(api.swagger())),
  );
  questionsApi(api, parts);
}
