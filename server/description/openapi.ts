import fastifySwagger from '@fastify/swagger';
import type { FastifySchema, RouteOptions } from 'fastify';
import type { App } from '../app.ts';
import { apiErrors } from '../errors.ts';
import type { ApiErrorCode } from '../errors.ts';
import { routeTexts } from './routes.ts';
import type { RouteText } from './routes.ts';

/** As a plain document; its shape is OpenAPI's. */
export type OpenApiDocument = ReturnType<App['swagger']>;

/** Collects the routes that follow, so it goes before them. Reads schemas; changes no route. */
export async function describeRoutes(app: App): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      // 3.1 is JSON Schema, in which a value may also be null.
      openapi: '3.1.0',
      info: {
        title: 'Auscult',
        version: '1',
        description:
          'The HTTP API of the server. Requests that change something must come from its own pages: ' +
          'with its Origin, or Sec-Fetch-Site: same-origin. Refusals are { code, message }; programs ' +
          'go by the code. Times are UTC (ISO 8601), ids are opaque, bodies have at most 16 KiB.',
      },
      components: {
        securitySchemes: {
          login: { type: 'apiKey', in: 'cookie', name: 'auscult_login' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: ({ schema, url, route }) => ({ schema: describe(schema, url, route), url }),
  });
}

function describe(
  given: FastifySchema | undefined,
  url: string,
  route: RouteOptions,
): FastifySchema {
  const schema = given ?? {};
  const text = routeTexts[`${[route.method].flat()[0] ?? ''} ${url}`];
  if (text === undefined) return schema;
  const need = route.config?.login ?? 'none';
  const security = [
    ...(need === 'none' ? [] : [{ login: [] }]),
    ...(text.bearer === true ? [{ token: [] }] : []),
    ...(need === 'required' ? [] : [{}]),
  ];
  return {
    ...schema,
    summary: text.summary,
    tags: [tagOf(url)],
    security,
    response: { ...successes(schema.response, text), ...refusals(codesOf(schema, route, text)) },
    ...(text.media === undefined ? {} : { produces: [text.media] }),
  };
}

/** The noun that a route is about. */
function tagOf(url: string): string {
  const [first = '', second = ''] = url.split('/').slice(1);
  if (first !== 'api') return 'operation';
  if (second.startsWith('openapi') || second.startsWith('docs')) return 'description';
  return /^(?:log-in|log-out|me)$/.test(second) ? 'log-in' : second;
}

/** Every code that a route can give: by its config, by its schemas, by its own text. */
export function codesOf(
  schema: FastifySchema,
  route: Pick<RouteOptions, 'method' | 'config' | 'url'>,
  text: RouteText,
): ApiErrorCode[] {
  const reads = [route.method].flat().includes('GET');
  const codes: ApiErrorCode[] = ['WRONG_HOST', 'MEDIA_TYPE_NOT_SUPPORTED', 'INTERNAL_ERROR'];
  if (!reads) {
    codes.push('CROSS_SITE_REFUSED', 'BODY_NOT_JSON', 'BODY_TOO_LARGE', 'REQUEST_INVALID');
  }
  if (schema.body !== undefined || schema.querystring !== undefined) codes.push('BODY_INVALID');
  // Longer than any id.
  if (schema.params !== undefined) codes.push('NOT_FOUND');
  if (route.config?.login === 'required') codes.push('NOT_LOGGED_IN', 'LOGIN_TIMED_OUT');
  if (route.config?.rateLimit) codes.push('TOO_MANY_ATTEMPTS');
  return [...new Set([...codes, ...(text.codes ?? [])])];
}

function successes(given: unknown, text: RouteText): Record<string, unknown> {
  const described = Object.entries(given ?? {}).map(([status, schema]): [string, object] => [
    status,
    { ...(schema as object), description: text.answer },
  ]);
  if (text.status === 204) described.push(['204', { type: 'null', description: text.answer }]);
  if (text.status === 200) described.push(['200', { type: 'string', description: text.answer }]);
  return Object.fromEntries(described);
}

function refusals(codes: readonly ApiErrorCode[]): Record<string, unknown> {
  const byStatus = new Map<number, ApiErrorCode[]>();
  for (const code of codes) {
    const { status } = apiErrors[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [String(status), refusal(status, ofStatus)]),
  );
}

function refusal(status: number, codes: readonly ApiErrorCode[]): object {
  const description = codes.map((code) => `${code}: ${apiErrors[code].message}`).join('\n');
  const error = {
    type: 'object',
    required: ['code', 'message'],
    properties: {
      code: { type: 'string', enum: codes },
      message: { type: 'string' },
      ...(codes.includes('INTERNAL_ERROR') ? { requestId: { type: 'string' } } : {}),
    },
  };
  const retryAfter = { 'retry-after': { type: 'integer', description: 'Seconds.' } };
  return {
    description,
    content: { 'application/json': { schema: error } },
    ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
  };
}
