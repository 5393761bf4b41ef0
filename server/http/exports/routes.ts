import type { FastifyInstance } from 'fastify';
import { grantsOf } from '../../access/tokenGuard.ts';
import type { TokenUsage } from '../../access/tokenUsage.ts';
import { usedToken, type Viewer } from '../../access/viewer.ts';
import { AppError } from '../../kit/errors.ts';
import type { Entity } from '../../kit/field/index.ts';
import { over } from '../../kit/over.ts';
import { enter, listNamed, type EntryParts } from '../enter.ts';
import { languageOf } from '../language.ts';
import { readListAsk } from './ask.ts';
import { ListDoor, type ListDoorParts } from './door.ts';

interface RouteParts extends ListDoorParts, EntryParts {
  readonly usage: TokenUsage;
}

export const EXPORTS_PATH = '/exports';

const NOT_EXPORTED = { zh: '您没有导出此列表的权限', en: 'You may not export this list' };

/** `POST /exports/accounts` sends all rows of a list that a filter finds, as a file, by session or by token. */
export function registerExports(app: FastifyInstance, parts: RouteParts): void {
  const door = new ListDoor(
    over(parts, {
      onExported: async (made: Parameters<RouteParts['onExported']>[0]) => {
        const token = usedToken(made.viewer);
        if (token) parts.usage.note(token.id, { rows: made.rows, isDenied: false });
        await parts.onExported(made);
      },
    }),
  );
  app.post<{ Params: { list: string } }>(`${EXPORTS_PATH}/:list`, async (request, reply) => {
    const viewer = await enter(parts, request, reply);
    const entity = exportable(parts, viewer, request.params.list);
    const ask = readListAsk(request.body, languageOf(request, viewer));
    await door.send(request, reply, { viewer, entity, ask });
    return reply;
  });
}

/** @throws NOT_FOUND for a list that the viewer does not know, FORBIDDEN for one that is not theirs to take out */
function exportable(parts: RouteParts, viewer: Viewer, plural: string): Entity {
  const grants = grantsOf(parts, viewer);
  const entity = listNamed(parts.registry, grants, plural);
  if (entity && grants.mayExport(entity)) return entity;
  const token = usedToken(viewer);
  if (token) parts.usage.note(token.id, { rows: 0, isDenied: true });
  throw entity ? new AppError('FORBIDDEN', { label: NOT_EXPORTED }) : new AppError('NOT_FOUND');
}
