import { AppError } from '../errors.ts';
import { sql } from '../query/sql.ts';
import type { Store } from '../store/store.ts';
import type { WriteOrigin } from '../store/trail.ts';
import type { Unit } from '../store/unit.ts';
import type { WriteGuard } from '../store/writeGuard.ts';
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
}

interface ImportParts {
  readonly store: Store;
  readonly guard: WriteGuard;
  readonly sheet: Sheet;
  readonly table: Table;
  readonly onProgress?: (progress: Progress) => void;
  /** Whose request it is, where one asks for it. */
  readonly origin?: Omit<WriteOrigin, 'via'>;
}

/** Ends the transaction of a preview. */
class PreviewOver extends Error {}

/** Held until the end of an import's transaction. */
const IMPORT_LOCK = 20_250_103;

/**
 * Takes a table in, in one transaction: refused records stay out and do not hold up the others, and a second time nothing changes.
 * @throws BAD_REQUEST for columns that the sheet does not have, CONFLICT while another import runs; nothing is done then
 */
export async function importTable({ store, guard, origin, ...rest }: ImportParts): Promise<ImportResult> {
  const columns = columnsOf(rest.sheet, rest.table.header);
  return store.write(pastGuard(guard, rest.sheet), (unit) => takeAll(unit, { ...rest, columns }), { origin: { ...origin, via: 'IMPORT' } });
}

/** What {@link importTable} would do, without doing it. @throws likewise */
export async function previewTable({ store, guard, ...rest }: ImportParts): Promise<ImportResult> {
  const columns = columnsOf(rest.sheet, rest.table.header);
  let result: ImportResult | undefined;
  const preview = store.write(pastGuard(guard, rest.sheet), async (unit) => {
    result = await takeAll(unit, { ...rest, columns });
    throw new PreviewOver();
  });
  await preview.catch((error: unknown) => {
    if (!result) throw error;
  });
  return result!;
}

type Taking = Omit<ImportParts, 'store' | 'guard' | 'origin'> & { readonly columns: readonly Column[] };

async function takeAll(unit: Unit, { sheet, table, columns, onProgress }: Taking): Promise<ImportResult> {
  await claim(unit);
  const intake = new Intake(unit, { sheet, columns });
  const lists = sheet.list && table.listHeader ? new ListIntake(unit, sheet.list, table.listHeader) : undefined;
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const refusals: Refusal[] = [];
  const taken = new Map<number, Outcome>();
  for (const [index, record] of table.records.entries()) {
    try {
      const outcome = await intake.take(record, async (id) => lists?.take(id, record.list ?? []) ?? false);
      counts[outcome] += 1;
      taken.set(record.line, outcome);
    } catch (error) {
      refusals.push(refusalOf({ sheet, columns, record }, error));
    }
    onProgress?.({ done: index + 1, total: table.records.length, refused: refusals.length });
  }
  return { ...counts, refusals, taken };
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
