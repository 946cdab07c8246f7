import type { App } from '../app.ts';
import { descriptionPage, descriptionStyle } from '../description/page.ts';

/**
 * The description of the API, for programs and for people. Without a log-in: there is nothing in it
 * that is not in the package; whoever does not want to show it turns it off.
 */
export function descriptionRoutes(app: App): void {
  const config = { login: 'none' } as const;
  let page: string | null = null;

  app.get('/api/openapi.json', { config }, (_request, reply) => reply.send(app.swagger()));

  app.get('/api/docs', { config }, (_request, reply) => {
    page ??= descriptionPage(app.swagger());
    return reply.type('text/html; charset=utf-8').send(page);
  });

  app.get('/api/docs.css', { config }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(descriptionStyle),
  );
}
