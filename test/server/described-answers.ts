import type { App } from '../../server/app.ts';

export interface Answer {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema: AnswerSchema }>>;
}

export interface AnswerSchema {
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

export interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, Answer>>;
}

/** What the description of the API says of a route, by its pattern (`/api/sessions/:id`). */
export function operationOf(app: App, method: string, pattern: string): Operation | undefined {
  const { paths = {} } = app.swagger() as unknown as {
    readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  return paths[pattern.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
}

/** The codes that it says may come with this status. */
export function codesWith(answer: Answer | undefined): readonly string[] {
  return answer?.content?.['application/json']?.schema.properties?.['code']?.enum ?? [];
}

/** Compares every answer of every test with what the route's description says of it. */
export function noteUndescribed(app: App, undescribed: Set<string>): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { url } = request.routeOptions;
    const { statusCode: status } = reply;
    // Files have routes of their own, too.
    if (url === undefined || request.method === 'HEAD' || status === 304) return payload;
    const operation = operationOf(app, request.method, url);
    if (!url.startsWith('/api') && operation === undefined) return payload;
    // Of a route that nobody described there is a default answer, but no summary.
    const answer = operation?.summary === undefined ? undefined : operation.responses[status];
    const isError = status >= 400 && typeof payload === 'string';
    const code = isError ? (JSON.parse(payload) as { code: string }).code : null;
    const described = answer !== undefined && (code === null || codesWith(answer).includes(code));
    if (!described) undescribed.add(`${request.method} ${url}: ${status} ${code ?? ''}`);
    return payload;
  });
}
