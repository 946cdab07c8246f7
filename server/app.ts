import { randomBytes } from 'node:crypto';
import type { Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { LogController } from 'fastify';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyServerOptions,
} from 'fastify';
import { authenticate } from './authentication.ts';
import { PasswordAttempts } from './credentials.ts';
import { describeRoutes } from './description/openapi.ts';
import { ApiError, apiErrorFrom, errorBody } from './errors.ts';
import { noStore, securityHeaders, strictTransportSecurity } from './headers.ts';
import { isFromOwnPages, isHttps, isOwnHost } from './own-origin.ts';
import { calendarFileRoutes } from './routes/calendar-files.ts';
import { descriptionRoutes } from './routes/description.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { linkRoutes } from './routes/links.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { loginRoutes } from './routes/logins.ts';
import { operationRoutes } from './routes/operation.ts';
import { ownPasswordRoutes } from './routes/own-password.ts';
import { practiceRoutes } from './routes/practice.ts';
import { sessionLinkRoutes } from './routes/session-links.ts';
import { searchRoutes } from './routes/searches.ts';
import { sessionSettingsRoutes } from './routes/session-settings.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { trustOnly } from './proxies.ts';
import { PasswordsBusyError } from './secrets/passwords.ts';
import type { Services } from './services.ts';
import { servePages } from './pages.ts';

/** Names are short; whatever is bigger comes from nobody honest. Captures will have their own. */
const bodyLimitBytes = 16 * 1024;
/** Slow headers and bodies hold a socket, no more, and not for long. */
export interface Deadlines {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often Node looks for what is late: so much later it may end. */
  readonly checkedEveryMs: number;
}

const usualDeadlines: Deadlines = { headersMs: 9_000, requestMs: 30_000, checkedEveryMs: 1_000 };

/** https or http, by `tls`; both have the same face. */
export type App = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface AppOptions {
  readonly services: Services;
  /** The folder with the built client. */
  readonly clientFolder: string;
  /** Speak https with these, in PEM. */
  readonly tls?: { readonly key: string; readonly cert: string } | null;
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  readonly logger?: FastifyServerOptions['logger'];
  readonly deadlines?: Deadlines;
  /** Whether the API describes itself; if not said, it does. */
  readonly description?: boolean;
}

/** Builds the HTTP side without listening: tests use `inject`, `main.ts` listens. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { services } = options;
  const { headersMs, requestMs, checkedEveryMs } = options.deadlines ?? usualDeadlines;
  const server = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkedEveryMs,
  };
  const app: App = fastify({
    // Fastify's types want one of two servers; at run time null means http.
    https: options.tls ? { ...options.tls, ...server } : null,
    http: server,
    logger: options.logger ?? false,
    // Ours says the route, not the address: see the hook below.
    logController: new LogController({ disableRequestLogging: true }),
    // Short enough to be read out over a telephone; it stands in the log and in our failures.
    genReqId: () => randomBytes(5).toString('hex'),
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestMs,
    forceCloseConnections: true,
    trustProxy: trustOnly(options.trustedProxies ?? []),
    routerOptions: { maxParamLength: 64 },
    // For these no hook runs.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(services, reply);
      answerError(error, request, reply);
    },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  } as FastifyServerOptions<Server>);

  app.decorateRequest('login', null);
  app.setErrorHandler(answerError);
  acceptJsonOnly(app);
  requireDeclaredLogin(app);

  await app.register(fastifyCookie);
  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(services, reply);
    if (isApi(request)) reply.header('cache-control', noStore);
    refuseForeigners(services, request);
    refuseOddBodies(request);
    await authenticate(services, request);
  });
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, not its address: addresses hold ids.
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    request.log.info({ method, route, status, ms: Math.round(elapsedTime) }, 'request');
    services.metrics.requestEnded({ method, route, status, seconds: elapsedTime / 1000 });
    done();
  });

  // Counts for the routes that name a limit in their config.
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new ApiError('TOO_MANY_ATTEMPTS', Math.ceil(ttl / 1000)),
  });

  if (options.description ?? true) {
    await describeRoutes(app);
    descriptionRoutes(app);
  }
  operationRoutes(app, services);
  practiceRoutes(app, services);
  const attempts = new PasswordAttempts(services);
  loginRoutes(app, services, attempts);
  ownPasswordRoutes(app, services, attempts);
  sessionRoutes(app, services);
  sessionSettingsRoutes(app, services);
  sessionLinkRoutes(app, services);
  searchRoutes(app, services);
  linkRoutes(app, services);
  notificationRoutes(app, services);
  calendarFileRoutes(app, services);
  invitationRoutes(app, services);
  await servePages(app, options.clientFolder);
  return app;
}

function isApi(request: FastifyRequest): boolean {
  return request.url === '/api' || request.url.startsWith('/api/');
}

function setSecurityHeaders(services: Services, reply: FastifyReply): void {
  reply.headers(securityHeaders);
  if (isHttps(services.own)) reply.header('strict-transport-security', strictTransportSecurity);
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

function refuseForeigners(services: Services, request: FastifyRequest): void {
  const { host, origin, 'sec-fetch-site': fetchSite } = request.headers;
  if (!isOwnHost(services.own, host)) throw new ApiError('WRONG_HOST');
  if (readingMethods.has(request.method)) return;
  const site = typeof fetchSite === 'string' ? fetchSite : undefined;
  if (!isFromOwnPages(services.own, { origin, host, fetchSite: site })) {
    throw new ApiError('CROSS_SITE_REFUSED');
  }
}

/** RFC 8259 knows no parameters; `charset=utf-8` is sent by habit and harmless. */
const jsonType = /^application\/json(?: ?; ?charset=utf-8)?$/i;

/**
 * Validation has been skipped by odd content types three times in Fastify (CVE-2025-32442,
 * CVE-2026-25223, CVE-2026-3419), so what is not plainly JSON ends here.
 */
function refuseOddBodies(request: FastifyRequest): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const type = request.headers['content-type'];
  const hasBody = encoding !== undefined || (length !== undefined && length !== '0');
  if (type === undefined ? hasBody : !jsonType.test(type)) {
    throw new ApiError('MEDIA_TYPE_NOT_SUPPORTED');
  }
}

function acceptJsonOnly(app: App): void {
  app.removeContentTypeParser('text/plain');
}

function requireDeclaredLogin(app: App): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api') && route.config?.login === undefined) {
      throw new Error(`The route ${route.url} does not declare who may call it.`);
    }
  });
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known =
    error instanceof PasswordsBusyError ? new ApiError('SERVER_BUSY', 2) : apiErrorFrom(error);
  if (known === null) request.log.error({ err: error }, 'request failed');
  const refusal = known ?? new ApiError('INTERNAL_ERROR');
  if (refusal.retryAfterSeconds !== null) reply.header('retry-after', refusal.retryAfterSeconds);
  reply.header('cache-control', noStore);
  const failed = known === null ? { requestId: request.id } : {};
  reply.code(refusal.status).send({ ...errorBody(refusal.code), ...failed });
}
