import type { FastifyReply, FastifyRequest } from 'fastify';
import { grantsOf, guardOf } from '../../access/tokenGuard.ts';
import type { Viewer } from '../../access/viewer.ts';
import { filterText } from '../../kit/dataset/filterText.ts';
import { FORMATS } from '../../kit/dataset/formats.ts';
import { listColumns, listView } from '../../kit/dataset/listTable.ts';
import { readPages, type Page, type Reading } from '../../kit/dataset/pages.ts';
import { cellRows } from '../../kit/dataset/cellRows.ts';
import { cellsOf, headerOf, type Table } from '../../kit/dataset/table.ts';
import type { Entity } from '../../kit/field/index.ts';
import { dayOf } from '../../kit/store/clock.ts';
import type { DoorParts } from '../bi/door.ts';
import { encodingOf } from '../bi/encoding.ts';
import { datasetHeaders } from '../bi/headers.ts';
import { auditExport, onSnapshot, sendPieces } from '../bi/outgoing.ts';
import { coercedAsk, type ListAsk } from './ask.ts';

export type ListDoorParts = Pick<
  DoorParts,
  'registry' | 'policy' | 'schemas' | 'reports' | 'openSnapshot' | 'onExported' | 'exportGate' | 'now'
>;

/** One viewer's request for one list. */
interface WantedList {
  readonly viewer: Viewer;
  readonly entity: Entity;
  readonly ask: ListAsk;
}

/** Rows of a page: in an order without an index each page sorts what is left anew, so there are few of them. */
const LIST_PAGE_ROWS = 2_000;

/** Sends whole lists as their viewer filters them: one transaction, page by page, as fast as the reader takes them. */
export class ListDoor {
  private readonly parts: ListDoorParts;

  constructor(parts: ListDoorParts) {
    this.parts = parts;
  }

  /** Ends when the reader has it all, or has gone. What fails before the first rows is an error like any other. */
  async send(request: FastifyRequest, reply: FastifyReply, wanted: WantedList): Promise<void> {
    const { registry, schemas, reports, exportGate } = this.parts;
    const { viewer, entity, ask } = wanted;
    const grants = grantsOf(this.parts, viewer);
    const source = { registry, entity, schema: schemas.of(grants) };
    const view = listView(source, listColumns(source, ask.telling, ask.columns));
    const variables = coercedAsk(source.schema, view.operation, ask);
    await exportGate.pass(viewer, async () => {
      const guard = guardOf(this.parts, grants, viewer);
      await onSnapshot(this.parts, guard, reply, async (read) => {
        const scope = { registry, reports, guard: guard.rowGuard, maxFirst: LIST_PAGE_ROWS };
        await this.answer(request, reply, wanted, { view, scope, variables, keys: guard.keys, read });
      });
    });
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, { viewer, ask, entity }: WantedList, reading: Reading): Promise<void> {
    const { format, telling } = ask;
    const pages = readPages(reading, null, LIST_PAGE_ROWS);
    const first = (await pages.next()).value as Page;
    const { rows, sent } = cellRows({ first, rest: pages }, cellsOf(reading.view.columns, telling));
    const table = this.table(reading, ask);
    const encoding = FORMATS[format].isText ? encodingOf(request.headers['accept-encoding']) : undefined;
    const headers = datasetHeaders({ table, format, language: telling.language, encoding, etag: undefined });
    reply.headers({ ...headers, 'cache-control': 'no-store' });
    await sendPieces(reply, FORMATS[format].write(table, rows()), encoding);
    const parameters = { ...ask.given, columns: reading.view.columns.map(({ path }) => path[0]) };
    await auditExport(this.parts, request, { viewer, list: entity.plural, format, parameters, rows: sent() });
  }

  private table({ view: { entity, columns } }: Reading, { telling, given }: ListAsk): Table {
    const { now } = this.parts;
    const filter = filterText(entity, given.where as Readonly<Record<string, unknown>> | undefined, telling.language);
    return {
      name: entity.plural,
      title: [entity.labels[telling.language], dayOf(now()), filter].filter(Boolean).join(' '),
      columns,
      headers: columns.map((column) => headerOf(column, telling)),
      asOf: now().toISOString(),
      next: () => null,
    };
  }
}
