import type { FastifyReply, FastifyRequest } from 'fastify';
import { grantsOf, guardOf } from '../../access/tokenGuard.ts';
import type { SystemQuery, Viewer } from '../../access/viewer.ts';
import { withoutUnset } from '../../kit/dataset/cut.ts';
import { FORMATS, type FormatName } from '../../kit/dataset/formats.ts';
import { PAGE_ROWS, type Reading } from '../../kit/dataset/pages.ts';
import type { DatasetView } from '../../kit/dataset/view.ts';
import type { Ask } from './ask.ts';
import { encodingOf } from './encoding.ts';
import type { ExportGate } from './exportGate.ts';
import { datasetHeaders, etagOf, isFresh } from './headers.ts';
import { auditExport, onSnapshot, sendPieces, type OutgoingParts } from './outgoing.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { ViewParts } from './views.ts';

export interface DoorParts extends ViewParts, OutgoingParts {
  readonly query: SystemQuery;
  /** Shared with all else that takes rows out in bulk. */
  readonly exportGate: ExportGate;
  readonly now: () => Date;
}

/** One viewer's request for one dataset. */
export interface Wanted {
  readonly viewer: Viewer;
  readonly view: DatasetView;
  readonly format: FormatName;
  readonly ask: Ask;
}

/** Sends datasets: one transaction, page by page, as fast as the reader takes them. */
export class DatasetDoor {
  private readonly parts: DoorParts;

  constructor(parts: DoorParts) {
    this.parts = parts;
  }

  /** Ends when the reader has it all, or has gone. What fails before the first rows is an error like any other. */
  send(request: FastifyRequest, reply: FastifyReply, wanted: Wanted): Promise<void> {
    return this.parts.exportGate.pass(wanted.viewer, async () => {
      const guard = guardOf(this.parts, grantsOf(this.parts, wanted.viewer), wanted.viewer);
      const { registry, reports } = this.parts;
      await onSnapshot(this.parts, guard, reply, async (read) => {
        const reading: Reading = {
          view: { ...wanted.view, operation: withoutUnset(wanted.view.operation, wanted.ask.variables) },
          scope: { registry, reports, guard: guard.rowGuard, maxFirst: PAGE_ROWS },
          variables: wanted.ask.variables,
          keys: guard.keys,
          read,
        };
        await this.answer(request, reply, wanted, await prepare(this.parts, wanted, reading));
      });
    });
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, wanted: Wanted, prepared: Prepared): Promise<void> {
    const { format, viewer, view, ask } = wanted;
    const { language } = ask.telling;
    const encoding = FORMATS[format].isText ? encodingOf(request.headers['accept-encoding']) : undefined;
    const asked = [viewer.token?.id ?? viewer.id, viewer.role, view.dataset.name, format, ask.telling, ask.isTotalled];
    const etag = prepared.mark === undefined ? undefined : etagOf([...asked, prepared.mark], encoding);
    reply.headers(datasetHeaders({ table: prepared.table, format, language, encoding, etag }));
    if (etag && isFresh(request.headers['if-none-match'], etag)) return void reply.code(304).send();
    if (request.method === 'HEAD') return void reply.send();
    await sendPieces(reply, prepared.write(), encoding);
    const parameters = { ...ask.variables, ...(ask.limit && { limit: ask.limit }) };
    await auditExport(this.parts, request, { viewer, dataset: view.dataset.name, format, parameters, rows: prepared.sent() });
    return undefined;
  }
}
