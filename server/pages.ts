import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app.ts';
import { ApiError } from './errors.ts';

/** esbuild names content by hash: `main-J4HB3ZQA.js` never changes. */
const hashedName = /-[A-Z0-9]{8}\.[a-z0-9.]+$/;
const immutable = 'public, max-age=31536000, immutable';
/** Kept, but asked for anew each time: the page that names the hashed files. */
const revalidate = 'no-cache';

/**
 * Serves the built client: files by their names, and `index.html` for every other page address,
 * since the client routes by itself.
 */
export async function servePages(app: App, clientFolder: string): Promise<void> {
  const built = existsSync(join(clientFolder, 'index.html'));
  if (built) await serveFiles(app, clientFolder);

  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new ApiError('NOT_FOUND');
    if (!isPageAddress(request.url)) throw new ApiError('NOT_FOUND');
    if (!built) throw new ApiError('CLIENT_NOT_BUILT');
    return await reply.sendFile('index.html');
  });
}

async function serveFiles(app: App, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    // The build has put them beside.
    preCompressed: true,
    // Only what exists when the program starts has a route, so nothing is looked up by address.
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', hashedName.test(path) ? immutable : revalidate);
    },
  });
}

/**
 * Addresses of pages are plain words and ids. What has a dot was meant to be a file (an old
 * hashed one, perhaps: a page in its place would run as a script), and what is encoded was meant
 * for somebody else.
 */
function isPageAddress(url: string): boolean {
  const path = url.split(/[?#]/u, 1)[0] ?? '';
  if (path === '/api' || path.startsWith('/api/') || path === '/signaling') return false;
  return /^(?:\/[\w-]+)*\/?$/.test(path);
}
