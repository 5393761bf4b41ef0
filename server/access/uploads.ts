import { AppError } from '../kit/errors.ts';
import { sql, type Sql } from '../kit/query/sql.ts';
import { uuid7 } from '../kit/store/uuid7.ts';
import type { Store } from '../kit/store/store.ts';
import type { WriteGuard } from '../kit/store/writeGuard.ts';

/** How far an upload is, in bytes. */
export interface UploadState {
  readonly size: number;
  readonly received: number;
  /** The instant from which it is gone. */
  readonly expires: string;
}

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const GONE = { zh: '上传的文件已不存在，请重新选择文件', en: 'The upload is gone; choose the file again' };
const INCOMPLETE = { zh: '文件还没有全部上传', en: 'The upload is not complete' };

/** Files that viewers send in parts, each there for its sender alone. */
export class Uploads {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  async begin(guard: WriteGuard, size: number): Promise<string> {
    const id = uuid7();
    const [begun] = await this.write<{ answer: boolean }>(
      guard,
      (by) => sql`select internal.begin_upload(${by}, ${id}::uuid, ${size}::int) as answer`,
    );
    if (!begun?.answer) throw new AppError('FORBIDDEN');
    return id;
  }

  /** @throws NOT_FOUND for one that is stale, unknown or somebody else's */
  async find(guard: WriteGuard, id: string): Promise<UploadState> {
    const [state] = ID.test(id)
      ? await this.look<UploadState>(guard, (by) => sql`select * from internal.find_upload(${by}, ${id}::uuid)`)
      : [];
    if (!state) throw new AppError('NOT_FOUND', { label: GONE });
    return state;
  }

  /** How far the upload has come with this piece. @throws CONFLICT where the piece does not go on from its end */
  async append(guard: WriteGuard, id: string, { place, bytes }: { readonly place: number; readonly bytes: Buffer }): Promise<number> {
    const [row] = await this.write<{ answer: number | null }>(
      guard,
      (by) => sql`select internal.append_upload(${by}, ${id}::uuid, ${place}::int, ${bytes}::bytea) as answer`,
    );
    if (row?.answer == null) throw new AppError('CONFLICT');
    return row.answer;
  }

  /** The whole file. @throws NOT_FOUND, CONFLICT before it is whole */
  async bytes(guard: WriteGuard, id: string): Promise<Buffer> {
    const { size, received } = await this.find(guard, id);
    if (received < size) throw new AppError('CONFLICT', { label: INCOMPLETE });
    const [row] = await this.look<{ answer: Buffer }>(guard, (by) => sql`select internal.read_upload(${by}, ${id}::uuid) as answer`);
    return row!.answer;
  }

  async drop(guard: WriteGuard, id: string): Promise<void> {
    await this.find(guard, id);
    await this.write(guard, (by) => sql`select internal.drop_upload(${by}, ${id}::uuid)`);
  }

  private write<T>(guard: WriteGuard, statement: (by: string) => Sql): Promise<T[]> {
    return this.store.write(guard, (unit) => unit.rows<T>(statement(guard.viewerId ?? '')));
  }

  private look<T>(guard: WriteGuard, statement: (by: string) => Sql): Promise<T[]> {
    return this.store.look(guard, (unit) => unit.rows<T>(statement(guard.viewerId ?? '')));
  }
}
