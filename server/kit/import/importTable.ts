import { AppError } from '../errors.ts';
import { sql } from '../query/sql.ts';
import type { Once } from '../store/once.ts';
import type { Store } from '../store/store.ts';
import type { WriteOrigin } from '../store/trail.ts';
import type { Unit } from '../store/unit.ts';
import type { WriteGuard } from '../store/writeGuard.ts';
import { BatchIntake, type Treated } from './batchIntake.ts';
import { columnsOf, type Column } from './columns.ts';
import { Intake, type Outcome } from './intake.ts';
import { ListIntake } from './listIntake.ts';
import { refusalOf } from './refusal.ts';
import type { Refusal } from './refusedFile.ts';
import type { Sheet } from './sheet.ts';
import type { Table } from './table.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly refused: number;
}

/** How many records were taken in, and which were not. */
export interface ImportResult extends Readonly<{ [O in Outcome]: number }> {
  readonly refusals: readonly Refusal[];
  /** What became of each record that was taken in, by its line. */
  readonly taken: ReadonlyMap<number, Outcome>;
  /** The fields that a record has changed or would, by its line. */
  readonly changed: ReadonlyMap<number, readonly string[]>;
}

interface ImportParts {
  readonly store: Store;
  readonly guard: WriteGuard;
  readonly sheet: Sheet;
  readonly table: Table;
  /** What the table's columns are; absent: as their headers say. */
  readonly columns?: readonly Column[] | undefined;
  /** Told of each record; what it throws ends the import with nothing done. */
  readonly onProgress?: (progress: Progress) => void;
  /** Records that are looked at together, at most. */
  readonly batch?: number;
  /** Whose request it is, where one asks for it. */
  readonly origin?: Omit<WriteOrigin, 'via'>;
  /** Where it is to take effect at most once: a second time only the numbers are told. */
  readonly once?: Once | undefined;
}

/** Ends the transaction of a preview. */
class PreviewOver extends Error {}

/** Values of rows out of sight that one file may meet: more of them would be a search. */
const MAX_MET = 20;
const TOO_MANY_MET = {
  zh: '文件中有过多的值已被占用,导入已停止,没有导入任何记录',
  en: 'Too many values of the file are taken already; nothing was imported',
};

/** Held until the end of an import's transaction. */
const IMPORT_LOCK = 20_250_103;

/**
 * Takes a table in, in one transaction: refused records stay out and do not hold up the others, and a second time nothing changes.
 * @throws BAD_REQUEST for columns that the sheet does not have, CONFLICT while another import runs; nothing is done then
 */
export async function importTable({ store, guard, origin, once, ...rest }: ImportParts): Promise<ImportResult> {
  const columns = rest.columns ?? columnsOf(rest.sheet, rest.table.header);
  let result: ImportResult | undefined;
  const counts = await store.write(
    pastGuard(guard, rest.sheet),
    async (unit) => {
      result = await takeAll(unit, { ...rest, columns, isKept: true });
      const { created, updated, unchanged } = result;
      return { created, updated, unchanged };
    },
    { origin: { ...origin, via: 'IMPORT' }, once },
  );
  return result ?? { ...counts, refusals: [], taken: new Map(), changed: new Map() };
}

/** What {@link importTable} would do, without doing it. @throws likewise */
export async function previewTable({ store, guard, ...rest }: ImportParts): Promise<ImportResult> {
  const columns = rest.columns ?? columnsOf(rest.sheet, rest.table.header);
  let result: ImportResult | undefined;
  const preview = store.write(pastGuard(guard, rest.sheet), async (unit) => {
    result = await takeAll(unit, { ...rest, columns, isKept: false });
    throw new PreviewOver();
  });
  await preview.catch((error: unknown) => {
    if (!result) throw error;
  });
  return result!;
}

type Taking = Omit<ImportParts, 'store' | 'guard' | 'origin' | 'once' | 'columns'> & {
  readonly columns: readonly Column[];
  /** Whether what is done will stand. */
  readonly isKept: boolean;
};

async function takeAll(unit: Unit, { sheet, table, columns, onProgress, isKept, batch }: Taking): Promise<ImportResult> {
  await claim(unit);
  const intake = new Intake(unit, { sheet, columns });
  const lists = sheet.list && table.listHeader ? new ListIntake(unit, sheet.list, table.listHeader) : undefined;
  const all = lists
    ? eachWithList(intake, lists, table.records)
    : new BatchIntake(unit, intake, batch).take(table.records, () => unit.spillTrail(isKept));
  let done = 0;
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const refusals: Refusal[] = [];
  const taken = new Map<number, Outcome>();
  const changed = new Map<number, readonly string[]>();
  for await (const { record, taken: into, error } of all) {
    if (into) {
      counts[into.outcome] += 1;
      taken.set(record.line, into.outcome);
      if (into.changed.length) changed.set(record.line, into.changed);
    } else {
      if (unit.met.length > MAX_MET) throw new AppError('RATE_LIMITED', { label: TOO_MANY_MET });
      refusals.push(refusalOf({ sheet, columns, record }, error));
    }
    done += 1;
    onProgress?.({ done, total: table.records.length, refused: refusals.length });
  }
  return { ...counts, refusals, taken, changed };
}

async function* eachWithList(intake: Intake, lists: ListIntake, records: Table['records']): AsyncGenerator<Treated> {
  for (const record of records) {
    try {
      yield { record, taken: await intake.take(record, (id) => lists.take(id, record.list ?? [])) };
    } catch (error) {
      yield { record, error };
    }
  }
}

/** Two imports at once would not see each other's rows, and both create what one file and the other hold. */
async function claim(unit: Unit): Promise<void> {
  const [answer] = await unit.rows<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${IMPORT_LOCK}) as free`);
  if (!answer?.free) throw new AppError('CONFLICT', { label: { zh: '另一个导入正在进行', en: 'Another import is running' } });
}

/** The guard given, which also lets the sheet's past in. */
function pastGuard(guard: WriteGuard, { on, past = [] }: Sheet): WriteGuard {
  return {
    viewerId: guard.viewerId,
    viewerUnitId: guard.viewerUnitId,
    isReadOnly: guard.isReadOnly,
    session: guard.session,
    keys: guard.keys,
    mayUse: (...use) => guard.mayUse(...use),
    rows: (...row) => guard.rows(...row),
    ownsRows: (entity) => guard.ownsRows(entity),
    mayWrite: (entity, field, use) => guard.mayWrite(entity, field, use) || (entity.cls === on && past.includes(field.name)),
  };
}
