import type { FastifyRequest } from 'fastify';
import type { Sessions } from '../access/sessions.ts';
import type { Viewer } from '../access/viewer.ts';

/** Holds the token of the session. */
export const SESSION_COOKIE = 'kam_session';

/** Who asks; undefined for nobody that we know. */
export type ViewerOf = (request: FastifyRequest) => Promise<Viewer | undefined>;

/** Undefined, too, where the address was refused before anything read the cookies. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return (request.cookies as FastifyRequest['cookies'] | null)?.[SESSION_COOKIE];
}

/** Looks for a request's viewer once, however often it is asked for. */
export function createViewerOf(sessions: Sessions): ViewerOf {
  const viewers = new WeakMap<FastifyRequest, Promise<Viewer | undefined>>();
  return (request) => {
    const token = tokenOf(request);
    if (!token) return Promise.resolve(undefined);
    const viewer = viewers.get(request) ?? sessions.find(token);
    viewers.set(request, viewer);
    return viewer;
  };
}
