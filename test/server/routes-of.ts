import type { App } from '../../server/app.ts';

/** The route table as Fastify has it, without the HEAD that comes with every GET. */
export function routesOf(app: App): string[] {
  const lines = app.printRoutes({ commonPrefix: false }).split('\n');
  const routes: string[] = [];
  const path: string[] = [];
  for (const line of lines) {
    const match = /^(?<indent>[│ ├└─]*)(?<part>\S+?)(?: \((?<methods>[A-Z, ]+)\))?$/u.exec(line);
    const { indent = '', part = '', methods } = match?.groups ?? {};
    path.length = Math.max(0, indent.length / 4 - 1);
    path.push(part);
    for (const method of methods?.split(', ') ?? []) {
      if (method !== 'HEAD') routes.push(`${method} ${path.join('')}`);
    }
  }
  return routes;
}
