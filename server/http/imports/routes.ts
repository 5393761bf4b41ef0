import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sheetOf } from '../../actions/imports/index.ts';
import type { AccessParts, ViewerGuard } from '../../access/guard.ts';
import { grantsOf, guardOf } from '../../access/tokenGuard.ts';
import { Uploads } from '../../access/uploads.ts';
import { usedToken, type Viewer } from '../../access/viewer.ts';
import { AppError } from '../../kit/errors.ts';
import type { Entity } from '../../kit/field/index.ts';
import { guessedColumns, toldColumns, withoutLeftOut } from '../../kit/import/columns.ts';
import { importTable, previewTable } from '../../kit/import/importTable.ts';
import { sheetFields, type Sheet } from '../../kit/import/sheet.ts';
import { importTemplate } from '../../kit/import/template.ts';
import { isImportable, viewerSheet } from '../../kit/import/viewerSheet.ts';
import type { Once } from '../../kit/store/once.ts';
import type { Store } from '../../kit/store/store.ts';
import { enter, listNamed, type EntryParts } from '../enter.ts';
import { onceOf } from '../idempotency.ts';
import { languageOf } from '../language.ts';
import { Gate } from '../limits.ts';
import { toldAsItGoes, type Tell } from '../progress.ts';
import { receive, tableIn, type Received } from './received.ts';
import { toldFile, toldResult } from './told.ts';
import { registerUploads } from './uploadRoutes.ts';

interface RouteParts extends AccessParts, EntryParts {
  readonly store: Store;
  readonly wrote: (viewerId: string) => Promise<string | undefined>;
}

export const IMPORTS_PATH = '/imports';

/** Files at once: each is held whole, and one import runs at a time. */
const FILES = { running: 1, waiting: 8, waitMs: 60_000 };

const NOT_IMPORTED = { zh: '您没有导入此列表的权限', en: 'You may not import into this list' };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface ImportAsked {
  readonly Params: { readonly list: string };
}

/** One viewer's import into one noun. */
interface Importing {
  readonly viewer: Viewer;
  readonly entity: Entity;
  readonly guard: ViewerGuard;
  readonly sheet: Sheet;
}

/**
 * `POST /imports/accounts` takes rows of a list in from a CSV file or a workbook, as its viewer would enter them: `step` says whether to
 * look at the file, to check what would become of it, or to take it in; `upload` is the id of one that was sent before. `GET /imports/accounts/template` is an empty one.
 */
export function registerImports(app: FastifyInstance, parts: RouteParts): void {
  const gate = new Gate(FILES);
  const uploads = new Uploads(parts.store);
  registerUploads(app, { uploads, sender: (request, reply) => sender(parts, request, reply) });
  app.get<ImportAsked>(`${IMPORTS_PATH}/:list/template`, async (request, reply) => {
    const { entity, sheet, viewer } = await begin(parts, request, reply);
    const language = languageOf(request, viewer);
    const title = entity.labels[language];
    const disposition = `attachment; filename="${entity.plural}.xlsx"; filename*=UTF-8''${encodeURIComponent(`${title}.xlsx`)}`;
    const headers = { 'content-type': XLSX, 'content-disposition': disposition, 'cache-control': 'private, no-cache' };
    return reply.headers(headers).send(Buffer.from(importTemplate({ title, fields: [...sheetFields(sheet).values()], sheet, language })));
  });
  app.post<ImportAsked>(`${IMPORTS_PATH}/:list`, { config: { takesFiles: true } }, async (request, reply) => {
    const importing = await begin(parts, request, reply);
    await gate.pass(async () => {
      const received = await receive(request);
      const bytes = 'bytes' in received.file ? received.file.bytes : await uploads.bytes(importing.guard, received.file.upload);
      const table = tableIn(bytes);
      const { sheet } = importing;
      if (received.step === 'look') return reply.header('cache-control', 'no-store').send(toldFile(sheet, table));
      const mapping = received.mapping ?? guessedColumns(sheet, table.header);
      const columns = toldColumns(sheet, table.header, mapping);
      const language = languageOf(request, importing.viewer);
      return toldAsItGoes({ request, reply, language }, async (tell) => {
        const onProgress = tell.progress;
        const work = { store: parts.store, guard: importing.guard, sheet, table: withoutLeftOut(table, columns), columns, onProgress };
        const result =
          received.step === 'check'
            ? await previewTable(work)
            : await taken(parts, { request, importing, asked: { ...received, bytes }, work });
        return toldResult({ table, columns, result, language });
      });
    });
    return reply;
  });
}

type Asked = Pick<Received, 'mapping'> & { readonly bytes: Uint8Array };

interface TakingIn {
  readonly request: FastifyRequest;
  readonly importing: Importing;
  readonly asked: Asked;
  readonly work: Omit<Parameters<typeof importTable>[0], 'origin' | 'once'> & { readonly onProgress: Tell['progress'] };
}

async function taken(parts: RouteParts, { request, importing: { viewer, entity }, asked, work }: TakingIn) {
  const { id: requestId, ip } = request;
  const result = await importTable({ ...work, origin: { requestId, ip }, once: onceOfFile(request, viewer, entity, asked) });
  await parts.wrote(viewer.id);
  return result;
}

/** The same file with the same columns takes effect once under a key. */
function onceOfFile(request: FastifyRequest, { role }: Viewer, { plural }: Entity, { bytes, mapping }: Asked): Once | undefined {
  const once = onceOf(request, { role, part: `import ${plural}` });
  const digest = createHash('sha256')
    .update(JSON.stringify([role, plural, mapping]))
    .update(bytes)
    .digest('hex');
  return once && { ...once, digest };
}

/** Who enters rows of any list, and is no program. @throws FORBIDDEN */
async function sender(parts: RouteParts, request: FastifyRequest, reply: FastifyReply): Promise<ViewerGuard> {
  const viewer = await enter(parts, request, reply);
  const grants = grantsOf(parts, viewer);
  const { registry } = parts;
  if (usedToken(viewer) || !registry.entities.some((entity) => grants.may(entity, 'read') && isImportable({ registry, grants }, entity)))
    throw new AppError('FORBIDDEN', { label: NOT_IMPORTED });
  return guardOf(parts, grants, viewer);
}

/** @throws NOT_FOUND for a list that the viewer does not know, FORBIDDEN for one that they enter no rows of, and for programs */
async function begin(parts: RouteParts, request: FastifyRequest, reply: FastifyReply): Promise<Importing> {
  const viewer = await enter(parts, request, reply);
  const grants = grantsOf(parts, viewer);
  const { list } = request.params as ImportAsked['Params'];
  const entity = listNamed(parts.registry, grants, list);
  if (!entity) throw new AppError('NOT_FOUND');
  if (usedToken(viewer) || !isImportable({ registry: parts.registry, grants }, entity))
    throw new AppError('FORBIDDEN', { label: NOT_IMPORTED });
  const guard = guardOf(parts, grants, viewer);
  return { viewer, entity, guard, sheet: viewerSheet(sheetOf(entity), guard) };
}
