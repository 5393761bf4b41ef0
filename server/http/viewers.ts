import type { FastifyRequest } from 'fastify';
import type { Sessions } from '../access/sessions.ts';
import type { Tokens } from '../access/tokens.ts';
import type { Viewer } from '../access/viewer.ts';
import { credentialOf } from './tokenGate.ts';

/** Holds the token of the session. */
export const SESSION_COOKIE = 'kam_session';

/** Who asks; undefined for nobody that we know. */
export type ViewerOf = (request: FastifyRequest) => Promise<Viewer | undefined>;

/** Undefined, too, where the address was refused before anything read the cookies. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return (request.cookies as FastifyRequest['cookies'] | null)?.[SESSION_COOKIE];
}

/** Looks for a request's viewer once, however often it is asked for; an API token counts before a session. */
export function createViewerOf(sessions: Sessions, tokens?: Tokens): ViewerOf {
  const viewers = new WeakMap<FastifyRequest, Promise<Viewer | undefined>>();
  const find = async (request: FastifyRequest): Promise<Viewer | undefined> => {
    const credential = credentialOf(request);
    if (credential !== undefined) return tokens?.find(credential, request.ip);
    const token = tokenOf(request);
    return token ? sessions.find(token) : undefined;
  };
  return (request) => {
    const viewer = viewers.get(request) ?? find(request);
    viewers.set(request, viewer);
    return viewer;
  };
}
