import { Readable, pipeline } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Export } from '../../access/exports.ts';
import type { ViewerGuard } from '../../access/guard.ts';
import type { Statement } from '../../kit/query/plan.ts';
import type { TransactionSession } from '../../kit/store/writeGuard.ts';
import { packer, type Encoding } from './encoding.ts';

/** Reads of one state of the database; `cancel` stops the statement of a reader who has gone. */
export interface OpenSnapshot {
  /** The JSON text of a statement's `answer`. */
  read(statement: Statement): Promise<string>;
  cancel(): void;
  close(): Promise<void>;
}

/** What rows on their way out need, whatever they are. */
export interface OutgoingParts {
  /** Begins a read-only transaction under a viewer's database session. */
  readonly openSnapshot: (session: TransactionSession) => Promise<OpenSnapshot>;
  /** Keeps in mind that rows have left the house. */
  readonly onExported: (made: Export) => Promise<void>;
}

/** Reads from one snapshot, whose statement ends with a reader who goes. */
export async function onSnapshot(
  { openSnapshot }: OutgoingParts,
  guard: ViewerGuard,
  reply: FastifyReply,
  work: (read: OpenSnapshot['read']) => Promise<void>,
): Promise<void> {
  const snapshot = await openSnapshot(guard.session);
  const onGone = (): void => void (reply.raw.writableFinished || snapshot.cancel());
  reply.raw.once('close', onGone);
  try {
    await work((statement) => snapshot.read(statement));
  } finally {
    reply.raw.off('close', onGone);
    await snapshot.close();
  }
}

/** Sends what comes as fast as the reader takes it; ends when the reader has it all, or has gone. */
export async function sendPieces(reply: FastifyReply, pieces: AsyncIterable<string | Uint8Array>, encoding?: Encoding): Promise<void> {
  const rows = Readable.from(withoutEmpty(pieces), { objectMode: false, highWaterMark: 64 * 1024 });
  // the last stream's end is watched by whoever sends it, the first one's failure by the pipeline
  void reply.send(encoding ? pipeline(rows, packer(encoding), () => undefined) : rows);
  await finished(reply.raw).catch(() => undefined);
}

/** Writes an export into the audit; the rows are out, whatever becomes of that. */
export async function auditExport(
  { onExported }: OutgoingParts,
  request: FastifyRequest,
  made: Omit<Export, 'requestId' | 'ip'>,
): Promise<void> {
  const { id: requestId, ip } = request;
  await onExported({ ...made, requestId, ip }).catch((error: unknown) =>
    request.log.error({ reqId: requestId, err: error }, 'an export is not in the audit'),
  );
}

/** A stream of bytes takes an empty piece for nothing to come. */
async function* withoutEmpty(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  for await (const piece of pieces) if (piece.length) yield piece;
}
