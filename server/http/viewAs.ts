import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sessions } from '../access/sessions.ts';
import { VIEWED, type Viewed, type ViewAsOrigin } from '../access/viewAs.ts';
import type { Viewer } from '../access/viewer.ts';
import { AppError, invalid, READ_ONLY } from '../kit/errors.ts';
import { readTexts } from './input.ts';
import { READING } from './origin.ts';
import { tokenOf, type ViewerOf } from './viewers.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A POST that changes nothing, or refuses to by itself, for who looks as somebody else: all others are refused to them. */
    readonly isReading?: boolean;
  }
}

/** For routes that stay open to who looks as somebody else. */
export const WHILE_VIEWING = { config: { isReading: true } } as const;

/** Refuses every change of state to who looks as somebody else, at every route that does not say otherwise. */
export function refuseWhileViewing(app: FastifyInstance, viewerOf: ViewerOf): void {
  app.addHook('preHandler', async (request) => {
    if (READING.has(request.method) || request.routeOptions.config.isReading) return;
    if ((await viewerOf(request))?.viewedBy) throw new AppError('FORBIDDEN', { label: READ_ONLY });
  });
}

interface ViewAsRoutes {
  readonly sessions: Sessions;
  readonly viewerOf: ViewerOf;
}

/** `/auth/view-as`: GET whether the signed-in person may look as a user or a token, POST begins it, DELETE ends it. */
export function registerViewAs(app: FastifyInstance, { sessions, viewerOf }: ViewAsRoutes): void {
  app.get('/auth/view-as', async (request) => {
    const viewer = await viewerOf(request);
    if (!viewer) throw new AppError('UNAUTHENTICATED');
    return { may: await sessions.mayViewAs(viewer, readViewed(request.query)) };
  });

  app.post('/auth/view-as', async (request) => {
    const viewer = await viewerOf(request);
    if (viewer?.token) throw new AppError('FORBIDDEN');
    return viewerAnswer(await sessions.viewAs(tokenOf(request) ?? '', readViewed(request.body), originOf(request)));
  });

  app.delete('/auth/view-as', WHILE_VIEWING, async (request) =>
    viewerAnswer(await sessions.endViewAs(tokenOf(request) ?? '', originOf(request))),
  );
}

/** A viewer as `/auth` tells it: as whom, and who looks. @throws UNAUTHENTICATED for nobody */
export function viewerAnswer(viewer: Viewer | undefined): object {
  if (!viewer) throw new AppError('UNAUTHENTICATED');
  const { id, username, name, role, roles, orgUnit, locale, token, viewedBy } = viewer;
  return {
    viewer: { id, username, name, role, roles, orgUnit, locale, ...(token && { token: { id: token.id, name: token.name } }) },
    ...(viewedBy && { viewedBy }),
  };
}

/** `{ "user": id }` or `{ "token": id }`. */
function readViewed(given: unknown): Viewed {
  const kinds = Object.keys(VIEWED) as Viewed['kind'][];
  const named = kinds.filter((kind) => typeof given === 'object' && given !== null && kind in given);
  const [kind = 'user'] = named;
  if (named.length > 1) throw invalid(kind, 'NOT_ALLOWED');
  return { kind, id: readTexts(given, [kind])[kind] };
}

function originOf({ id, ip }: FastifyRequest): ViewAsOrigin {
  return { requestId: id, ip };
}
