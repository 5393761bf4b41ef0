import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessParts, RoleGrants } from '../../access/guard.ts';
import { grantsOf, guardOf } from '../../access/tokenGuard.ts';
import { usedToken } from '../../access/viewer.ts';
import { AppError } from '../../kit/errors.ts';
import type { Entity } from '../../kit/field/index.ts';
import { verbFields, type Verb } from '../../kit/schema/verb.ts';
import type { Store } from '../../kit/store/store.ts';
import { enter, listNamed, type EntryParts } from '../enter.ts';
import { languageOf } from '../language.ts';
import { Gate } from '../limits.ts';
import { toldAsItGoes } from '../progress.ts';
import type { ViewerSchemas } from '../viewerSchemas.ts';
import { coercedBulk, readBulkAsk, type Change } from './ask.ts';
import { runBulk } from './run.ts';

interface RouteParts extends AccessParts, EntryParts {
  readonly schemas: ViewerSchemas;
  readonly store: Store;
  readonly verbs: readonly Verb[];
  readonly wrote: (viewerId: string) => Promise<string | undefined>;
}

/** Bulk edits at once: each takes a connection for a batch at a time. */
const EDITS = { running: 2, waiting: 16, waitMs: 20_000 };

interface BulkAsked {
  readonly Params: { readonly list: string };
}

/**
 * `POST /bulk/accounts` changes, deletes or runs a verb on many rows, each by itself: those named by `ids`, or all that match `where`.
 * It answers line by line while it works; what was refused is told row by row.
 */
export function registerBulk(app: FastifyInstance, parts: RouteParts): void {
  const gate = new Gate(EDITS);
  app.post<BulkAsked>('/bulk/:list', async (request, reply) => {
    const { viewer, entity, grants } = await begin(parts, request, reply);
    const given = readBulkAsk(request.body);
    const verb = permitted(parts, grants, entity, given.change);
    const ask = coercedBulk(parts.schemas.of(grants), entity, given);
    const language = languageOf(request, viewer);
    const guard = guardOf(parts, grants, viewer);
    const { id: requestId, ip } = request;
    const origin = { via: 'UI', requestId, ip } as const;
    await gate.pass(() =>
      toldAsItGoes({ request, reply, language }, async ({ progress }) => {
        const outcome = await runBulk({ store: parts.store, guard, entity, ask, verb, origin, language, onProgress: progress }).finally(
          () => parts.wrote(viewer.id),
        );
        return outcome;
      }),
    );
    return reply;
  });
}

/** @throws NOT_FOUND for a list that the viewer does not know, FORBIDDEN for programs, whose ways are the API's */
async function begin(parts: RouteParts, request: FastifyRequest, reply: FastifyReply) {
  const viewer = await enter(parts, request, reply);
  const grants = grantsOf(parts, viewer);
  const { list } = request.params as BulkAsked['Params'];
  const entity = listNamed(parts.registry, grants, list);
  if (!entity) throw new AppError('NOT_FOUND');
  if (usedToken(viewer)) throw new AppError('FORBIDDEN');
  return { viewer, entity, grants };
}

/** The verb to be run, where it is one. @throws FORBIDDEN for what the viewer may do with no row of the noun */
function permitted({ verbs }: RouteParts, grants: RoleGrants, entity: Entity, change: Change): Verb | undefined {
  if (change.kind !== 'run') {
    if (!grants.may(entity, change.kind)) throw new AppError('FORBIDDEN');
    return undefined;
  }
  const verb = verbs.find(({ name, on }) => name === change.verb && on === entity.cls);
  if (!verb || !grants.mayRun(verb.name)) throw new AppError('FORBIDDEN');
  if (verbFields(verb).some(({ required }) => required)) throw new AppError('VALIDATION_FAILED');
  return verb;
}
