import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EdgeError } from './errors.ts';

/** Addresses that programs ask: what is unknown there is never a page of the panel. */
const NO_PAGE = /^\/(assets|auth|bi|files|graphql|healthz|metrics|readyz)(\/|$)/;

/** The bundler's files, and those that it copies beside the page. */
const SERVED = /^\/?(assets\/[^/]+|[^/]*)$/;

/** Serves the built panel: a page that the browser checks each time, and files whose names change with their content. */
export async function registerPanel(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    dotfiles: 'ignore',
    preCompressed: true,
    allowedPath: (path) => SERVED.test(path),
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, 'assets'));
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  app.setNotFoundHandler((request, reply) => {
    if (isNavigation(request) && existsSync(join(folder, 'index.html'))) return reply.sendFile('index.html');
    throw new EdgeError('NOT_FOUND', { status: 404, label: { zh: '没有此地址', en: 'No such address' } });
  });
}

/** The panel has addresses of its own, which it reads itself. */
function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? '';
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !NO_PAGE.test(path) && (headers.accept ?? '').includes('text/html');
}
