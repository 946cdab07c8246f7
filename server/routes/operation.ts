import { createHash, timingSafeEqual } from 'node:crypto';
import { Type } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.ts';
import { ApiError } from '../errors.ts';
import { noStore } from '../headers.ts';
import type { Services } from '../services.ts';

/** For load balancers, supervisors and collectors of numbers. */
export function operationRoutes(app: App, services: Services): void {
  const { database, readiness, metrics } = services;
  const config = { login: 'none' } as const;
  const schemaOf = <Word extends string>(word: Word) => ({
    response: { 200: Type.Object({ status: Type.Literal(word) }) },
  });

  // A process that does not answer this is to be ended and started again.
  app.get('/healthz', { schema: schemaOf('ok'), config }, async (_request, reply) => {
    await database.raw('select 1');
    reply.header('cache-control', noStore);
    return { status: 'ok' as const };
  });

  // One that does not answer this is to be spared new people; it may come back by itself.
  app.get('/readyz', { schema: schemaOf('ready'), config }, async (_request, reply) => {
    if (!readiness.ready) throw new ApiError('NOT_READY', 2);
    await database.raw('select 1').catch(() => {
      throw new ApiError('NOT_READY', 2);
    });
    reply.header('cache-control', noStore);
    return { status: 'ready' as const };
  });

  app.get('/metrics', { config }, async (request, reply) => {
    requireCollector(services, request, reply);
    reply.header('cache-control', noStore).type(metrics.contentType);
    return metrics.text();
  });
}

/**
 * Without a token in the settings the numbers are for this machine alone. Where others can reach
 * the server that cannot be told from a request: a proxy in front is on this machine, too.
 *
 * @throws ApiError NOT_FOUND, TOKEN_INVALID
 */
function requireCollector(
  { own, metricsToken }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (metricsToken === null) {
    if (!own.loopback) throw new ApiError('NOT_FOUND');
    return;
  }
  const [, presented = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!timingSafeEqual(sha256(presented), sha256(metricsToken))) {
    // RFC 6750 §3.
    reply.header('www-authenticate', 'Bearer');
    throw new ApiError('TOKEN_INVALID');
  }
}

/** Of one length, which the comparison wants. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
