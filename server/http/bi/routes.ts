import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenUsage } from '../../access/tokenUsage.ts';
import { usedToken, type Viewer } from '../../access/viewer.ts';
import { over } from '../../kit/over.ts';
import { enter, type EntryParts } from '../enter.ts';
import { languageOf } from '../language.ts';
import { readAsk } from './ask.ts';
import { catalogueOf, DATASETS_PATH, tableSchema } from './catalogue.ts';
import { DatasetDoor, type DoorParts } from './door.ts';
import { splitFile } from './format.ts';
import { DatasetViews } from './views.ts';

interface RouteParts extends DoorParts, EntryParts {
  readonly usage: TokenUsage;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const METHODS = ['GET', 'HEAD'];

/** `GET /bi/v1/datasets`: tables for reporting tools, by session, by token, or by a token in the address. */
export function registerDatasets(app: FastifyInstance, parts: RouteParts): void {
  const views = new DatasetViews(parts);
  registerCatalogue(app, parts, views);
  const door = new DatasetDoor(
    over(parts, {
      onExported: async (made: Parameters<RouteParts['onExported']>[0]) => {
        const token = usedToken(made.viewer);
        if (token) parts.usage.note(token.id, { rows: made.rows, isDenied: false });
        await parts.onExported(made);
      },
    }),
  );
  app.route<{ Params: { file: string } }>({
    method: METHODS,
    url: `${DATASETS_PATH}/:file`,
    handler: async (request, reply) => {
      const viewer = await enterKeyed(parts, request, reply);
      const { name, format } = splitFile(request.params.file, request.headers.accept);
      const view = find(parts, views, viewer, name);
      const ask = readAsk(view, request.query as Query, languageOf(request, viewer));
      await door.send(request, reply, { viewer, view, format, ask });
      return reply;
    },
  });
}

function registerCatalogue(app: FastifyInstance, parts: RouteParts, views: DatasetViews): void {
  app.route({
    method: METHODS,
    url: DATASETS_PATH,
    handler: async (request, reply) => {
      const viewer = await enterKeyed(parts, request, reply);
      return catalogueOf(views.of(viewer));
    },
  });
  app.route<{ Params: { name: string } }>({
    method: METHODS,
    url: `${DATASETS_PATH}/:name/schema`,
    handler: async (request, reply) => {
      const viewer = await enterKeyed(parts, request, reply);
      const view = find(parts, views, viewer, request.params.name);
      const { telling } = readAsk(view, request.query as Query, languageOf(request, viewer));
      return tableSchema(view, telling);
    },
  });
}

async function enterKeyed(parts: EntryParts, request: FastifyRequest, reply: FastifyReply): Promise<Viewer> {
  // an address that may hold a token is nothing to tell to the next site
  reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-cache' });
  return enter(parts, request, reply);
}

function find({ usage }: RouteParts, views: DatasetViews, viewer: Viewer, name: string) {
  try {
    return views.find(viewer, name);
  } catch (error) {
    const token = usedToken(viewer);
    if (token) usage.note(token.id, { rows: 0, isDenied: true });
    throw error;
  }
}
