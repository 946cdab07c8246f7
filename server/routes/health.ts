import { Type } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import type { Services } from '../services.ts';

/** For load balancers and supervisors: whether requests are served and the database answers. */
export function healthRoutes(app: App, { database }: Services): void {
  const schema = { response: { 200: Type.Object({ status: Type.Literal('ok') }) } };
  app.get('/healthz', { schema, config: { login: 'none' } }, async (_request, reply) => {
    await database.raw('select 1');
    reply.header('cache-control', 'no-store');
    return { status: 'ok' as const };
  });
}
