import { Readable, pipeline } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Export } from '../../access/exports.ts';
import { grantsOf, guardOf } from '../../access/tokenGuard.ts';
import type { SystemQuery, Viewer } from '../../access/viewer.ts';
import { withoutUnset } from '../../kit/dataset/cut.ts';
import { FORMATS, type FormatName } from '../../kit/dataset/formats.ts';
import { PAGE_ROWS, type Reading } from '../../kit/dataset/pages.ts';
import type { DatasetView } from '../../kit/dataset/view.ts';
import type { Statement } from '../../kit/query/plan.ts';
import type { TransactionSession } from '../../kit/store/writeGuard.ts';
import type { Ask } from './ask.ts';
import { encodingOf, packer } from './encoding.ts';
import { ExportGate } from './exportGate.ts';
import { datasetHeaders, etagOf, isFresh } from './headers.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { ViewParts } from './views.ts';

/** Reads of one state of the database; `cancel` stops the statement of a reader who has gone. */
export interface OpenSnapshot {
  /** The JSON text of a statement's `answer`. */
  read(statement: Statement): Promise<string>;
  cancel(): void;
  close(): Promise<void>;
}

export interface DoorParts extends ViewParts {
  /** Begins a read-only transaction under a viewer's database session. */
  readonly openSnapshot: (session: TransactionSession) => Promise<OpenSnapshot>;
  readonly query: SystemQuery;
  /** Keeps in mind that rows have left the house. */
  readonly onExported: (made: Export) => Promise<void>;
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
  private readonly gate = new ExportGate();

  constructor(parts: DoorParts) {
    this.parts = parts;
  }

  /** Ends when the reader has it all, or has gone. What fails before the first rows is an error like any other. */
  send(request: FastifyRequest, reply: FastifyReply, wanted: Wanted): Promise<void> {
    return this.gate.pass(wanted.viewer, async () => {
      const guard = guardOf(this.parts, grantsOf(this.parts, wanted.viewer), wanted.viewer);
      const snapshot = await this.parts.openSnapshot(guard.session);
      const onGone = (): void => void (reply.raw.writableFinished || snapshot.cancel());
      reply.raw.once('close', onGone);
      try {
        const { registry } = this.parts;
        const reading: Reading = {
          view: { ...wanted.view, operation: withoutUnset(wanted.view.operation, wanted.ask.variables) },
          scope: { registry, reports: this.parts.reports, guard: guard.rowGuard, maxFirst: PAGE_ROWS },
          variables: wanted.ask.variables,
          keys: guard.keys,
          read: (statement) => snapshot.read(statement),
        };
        await this.answer(request, reply, wanted, await prepare(this.parts, wanted, reading));
      } finally {
        reply.raw.off('close', onGone);
        await snapshot.close();
      }
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
    const rows = Readable.from(withoutEmpty(prepared.write()), { objectMode: false, highWaterMark: 64 * 1024 });
    // the last stream's end is watched by whoever sends it, the first one's failure by the pipeline
    void reply.send(encoding ? pipeline(rows, packer(encoding), () => undefined) : rows);
    await finished(reply.raw).catch(() => undefined);
    const { id: requestId, ip } = request;
    const parameters = { ...ask.variables, ...(ask.limit && { limit: ask.limit }) };
    const made = { viewer, dataset: view.dataset.name, format, parameters, rows: prepared.sent(), requestId, ip };
    await this.parts
      .onExported(made)
      .catch((error: unknown) => request.log.error({ reqId: requestId, err: error }, 'an export is not in the audit'));
    return undefined;
  }
}

/** A stream of bytes takes an empty piece for nothing to come. */
async function* withoutEmpty(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  for await (const piece of pieces) if (piece.length) yield piece;
}
