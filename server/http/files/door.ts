import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addFiles, dropFiles, FILE, filePlan, type FileRow } from '../../actions/files.ts';
import type { AccessParts } from '../../access/guard.ts';
import { scopeOf, tokenOperations } from '../../access/tokenGrants.ts';
import { grantsOf, guardOf } from '../../access/tokenGuard.ts';
import { usedToken, type Viewer } from '../../access/viewer.ts';
import type { ByteRange } from '../../files/fileStore.ts';
import type { Files } from '../../files/openFiles.ts';
import { AppError } from '../../kit/errors.ts';
import type { Statement } from '../../kit/query/plan.ts';
import type { Store } from '../../kit/store/store.ts';
import type { TransactionSession } from '../../kit/store/writeGuard.ts';
import { scopeMissing } from '../missingScopes.ts';
import { tellReadAfter, waitingOf, type Waiting } from '../readAfter.ts';
import { discardAll, receive, type ReceivedFile } from './reception.ts';

export interface FileDoorParts extends AccessParts {
  readonly files: Files;
  readonly store: Store;
  /** Runs one read statement under a viewer's database session and gives its `answer`. */
  readonly read: (session: TransactionSession, statement: Statement, waiting: Waiting) => Promise<string | null>;
  readonly wrote: (viewerId: string) => Promise<string | undefined>;
}

/** Takes files in and gives them out, within the viewer's scope: the policy decides, as everywhere. */
export class FileDoor {
  private readonly parts: FileDoorParts;

  constructor(parts: FileDoorParts) {
    this.parts = parts;
  }

  /** Keeps the files of an upload, all or none. @throws FORBIDDEN, VALIDATION_FAILED, STORAGE_FULL */
  async take(request: FastifyRequest, reply: FastifyReply, viewer: Viewer): Promise<FileRow[]> {
    const grants = grantsOf(this.parts, viewer);
    if (!grants.may(FILE, 'create')) throw new AppError('FORBIDDEN');
    const received = await receive(request, this.parts.files);
    try {
      const rows = await this.add(request, viewer, received);
      await this.keep(received, rows);
      const token = await this.parts.wrote(viewer.id);
      if (token) tellReadAfter(request, reply, token);
      return rows;
    } finally {
      await discardAll(this.parts.files, received);
    }
  }

  /** @throws NOT_FOUND for a file that the viewer does not see, SCOPE_MISSING for a token that could have the scope */
  async find(request: FastifyRequest, reply: FastifyReply, viewer: Viewer, id: string): Promise<FileRow> {
    const grants = grantsOf(this.parts, viewer);
    if (!grants.may(FILE, 'read')) throw this.unseen(viewer);
    const guard = guardOf(this.parts, grants, viewer);
    const statement = filePlan(this.parts.registry, guard.rowGuard, id).bind({ variables: {}, keys: guard.keys });
    const answer = await this.parts.read(guard.session, statement, waitingOf(request, reply, viewer));
    if (!answer) throw new AppError('NOT_FOUND');
    return JSON.parse(answer) as FileRow;
  }

  bytes({ sha256 }: FileRow, range?: ByteRange): Promise<Readable> {
    return this.parts.files.store.read(sha256, range);
  }

  private unseen({ token }: Viewer): AppError {
    const couldRead = token && tokenOperations(this.parts, token.rights.role, FILE).includes('read');
    return couldRead ? scopeMissing([scopeOf(FILE, 'read')]) : new AppError('NOT_FOUND');
  }

  private add({ id: requestId, ip }: FastifyRequest, viewer: Viewer, received: readonly ReceivedFile[]): Promise<FileRow[]> {
    const guard = guardOf(this.parts, grantsOf(this.parts, viewer), viewer);
    const token = usedToken(viewer)?.id;
    const origin = { via: token ? 'API' : 'UI', token, requestId, ip } as const;
    return this.parts.store.write(
      guard,
      (unit) =>
        addFiles(
          unit,
          received.map(({ facts }) => facts),
        ),
      { origin },
    );
  }

  /** The rows are there before the bytes: a sweep spares bytes that a row tells of. Rows whose bytes could not be kept go again. */
  private async keep(received: readonly ReceivedFile[], rows: readonly FileRow[]): Promise<void> {
    try {
      for (const { arrived } of new Map(received.map((file) => [file.facts.sha256, file])).values()) {
        await this.parts.files.store.put(arrived);
      }
    } catch (error) {
      await dropFiles(
        this.parts.store,
        rows.map(({ id }) => id),
      );
      throw error;
    }
  }
}
